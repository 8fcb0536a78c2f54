/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Table;

/** Tables for programs: shares from 0 to 1; unknown cells are empty. */
final class CsvTables {

  private final Audited audited;

  CsvTables(Audited audited) {
    this.audited = audited;
  }

  List<Table> all() {
    return List.of(suspects(), considered(), energies(), pictures(), replaced(), pasted());
  }

  private Table suspects() {
    List<List<Object>> rows = new ArrayList<>();
    long seed = audited.inspection().seed();
    for (Tested tested : audited.tested()) {
      List<Object> row = new ArrayList<>();
      row.add(audited.className(tested.suspect().classIndex()));
      row.add(tested.suspect().name());
      row.add(tested.verdict(audited.params().alpha()).id());
      row.add(tested.suspect().clues().score());
      measured(tested.loss(seed), row);
      measured(tested.oddsLoss(seed), row);
      row.add(tested.removalP());
      measured(tested.accuracyLoss(seed), row);
      measured(tested.flips(seed), row);
      measured(tested.oddsGain(seed), row);
      row.add(tested.transferP());
      rows.add(row);
    }
    List<String> columns = new ArrayList<>(List.of("class", "region", "verdict", "score"));
    columns.addAll(List.of("n", "loss", "loss-low-95", "loss-high-95"));
    columns.addAll(
        List.of("n-odds", "odds-loss", "odds-loss-low-95", "odds-loss-high-95", "p-loss"));
    columns.addAll(List.of("n-accuracy", "accuracy-loss", "accuracy-low-95", "accuracy-high-95"));
    columns.addAll(List.of("n-pasted", "flips", "flips-low-95", "flips-high-95"));
    columns.addAll(
        List.of("n-gain", "odds-gain", "odds-gain-low-95", "odds-gain-high-95", "p-gain"));
    return new Table("audit-suspects", columns, rows);
  }

  private static void measured(Measured measured, List<Object> row) {
    row.add(measured.n());
    row.add(value(measured.mean()));
    row.add(measured.interval().<Object>map(i -> i.low()).orElse(""));
    row.add(measured.interval().<Object>map(i -> i.high()).orElse(""));
  }

  private static Object value(double number) {
    return Double.isNaN(number) ? "" : number;
  }

  private Table considered() {
    List<List<Object>> rows = new ArrayList<>();
    for (Suspect suspect : audited.suspects()) {
      Suspect.Clues clues = suspect.clues();
      rows.add(
          List.of(
              audited.className(suspect.classIndex()),
              suspect.name(),
              suspect.members().size(),
              clues.energy(),
              clues.chance(),
              value(clues.others()),
              clues.alike(),
              value(clues.onObject()),
              clues.score(),
              audited.tested().stream().anyMatch(t -> t.suspect() == suspect)));
    }
    return new Table(
        "audit-considered",
        List.of(
            "class",
            "region",
            "n",
            "energy",
            "chance",
            "others",
            "alike",
            "on-object",
            "score",
            "tested"),
        rows);
  }

  private Table energies() {
    List<List<Object>> rows = new ArrayList<>();
    for (Clustered clustered : audited.clusters()) {
      for (Zones.Zone zone : Zones.Zone.values()) {
        Energies energies = Energies.of(audited, clustered.classIndex(), zone);
        if (energies.own().isDefined()) {
          List<Object> row = new ArrayList<>();
          row.add(audited.className(clustered.classIndex()));
          row.add(zone.name().toLowerCase(Locale.ROOT));
          measured(energies.own(), row);
          row.add(energies.chance());
          row.add(value(energies.others()));
          rows.add(row);
        }
      }
    }
    return new Table(
        "audit-energies",
        List.of("class", "zone", "n", "energy", "low-95", "high-95", "chance", "others"),
        rows);
  }

  private Table pictures() {
    List<List<Object>> rows = new ArrayList<>();
    for (Clustered clustered : audited.clusters()) {
      for (int c = 0; c < clustered.clusters().size(); c++) {
        for (Seen seen : clustered.clusters().get(c)) {
          List<Object> row = new ArrayList<>();
          row.add(seen.picture().id());
          row.add(seen.picture().group());
          row.add(audited.className(seen.classIndex()));
          row.add(audited.className(seen.predicted()));
          row.add(seen.probability());
          row.add(c + 1);
          for (Zones.Zone zone : Zones.Zone.values()) {
            row.add(audited.zones().energy(zone, seen).<Object>map(v -> v).orElse(""));
          }
          rows.add(row);
        }
      }
    }
    return new Table(
        "audit-pictures",
        List.of(
            "picture",
            "group",
            "class",
            "predicted",
            "probability",
            "cluster",
            "border",
            "corners",
            "background"),
        rows);
  }

  private Table replaced() {
    List<List<Object>> rows = new ArrayList<>();
    for (Tested tested : audited.tested()) {
      Removal removal = tested.removal();
      for (int i = 0; i < removal.pictures().size(); i++) {
        rows.add(
            List.of(
                audited.className(tested.suspect().classIndex()),
                tested.suspect().name(),
                removal.pictures().get(i).picture().id(),
                removal.before()[i],
                removal.suspect().probability()[i],
                removal.control().probability()[i],
                removal.right()[i],
                removal.suspect().right()[i],
                removal.control().right()[i]));
      }
    }
    return new Table(
        "audit-replaced",
        List.of(
            "class",
            "region",
            "picture",
            "probability",
            "probability-replaced",
            "probability-control",
            "right",
            "right-replaced",
            "right-control"),
        rows);
  }

  private Table pasted() {
    List<List<Object>> rows = new ArrayList<>();
    for (Tested tested : audited.tested()) {
      for (Transfer.Paste paste : tested.transfer().pastes()) {
        rows.add(
            List.of(
                audited.className(tested.suspect().classIndex()),
                tested.suspect().name(),
                paste.donor().picture().id(),
                paste.target().picture().id(),
                paste.flipped(),
                paste.control(),
                paste.gain()));
      }
    }
    return new Table(
        "audit-pasted",
        List.of("class", "region", "from", "onto", "flipped", "flipped-control", "log-odds-gain"),
        rows);
  }
}
