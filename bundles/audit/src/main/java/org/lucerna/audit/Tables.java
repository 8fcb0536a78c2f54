/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Table;

/** Tables for people, in percent. */
final class Tables {

  private final Audited audited;

  Tables(Audited audited) {
    this.audited = audited;
  }

  Table suspects() {
    List<List<Object>> rows = new ArrayList<>();
    int rank = 1;
    for (Tested tested : audited.tested()) {
      Suspect suspect = tested.suspect();
      long seed = audited.inspection().seed();
      rows.add(
          List.of(
              rank++,
              audited.className(suspect.classIndex()),
              suspect.name(),
              tested.verdict(audited.params().alpha()).id() + same(tested),
              suspect.members().size(),
              Sentences.number(suspect.clues().score()),
              Sentences.points(tested.accuracyLoss(seed)),
              Sentences.times(tested.oddsLoss(seed)),
              Sentences.p(tested.removalP()).replace("= ", ""),
              Sentences.points(tested.flips(seed)),
              Sentences.times(tested.oddsGain(seed)),
              Sentences.p(tested.transferP()).replace("= ", "")));
    }
    return new Table(
        "audit",
        List.of(
            "rank",
            "class",
            "region",
            "verdict",
            "n",
            "score",
            "replaced: accuracy lost",
            "odds lost",
            "p",
            "pasted: flips",
            "odds gained",
            "p of gain"),
        rows);
  }

  /** The convicted one before it whose region is mostly the same. */
  private String same(Tested tested) {
    if (tested.verdict(audited.params().alpha()) == Verdict.NOT_SHOWN) {
      return "";
    }
    for (int i = 0; audited.tested().get(i) != tested; i++) {
      if (audited.tested().get(i).overlaps(tested.suspect())) {
        return " (overlaps %d)".formatted(i + 1);
      }
    }
    return "";
  }

  Table energies() {
    List<List<Object>> rows = new ArrayList<>();
    for (Clustered clustered : audited.clusters()) {
      List<Object> row = new ArrayList<>();
      row.add(audited.className(clustered.classIndex()));
      row.add(clustered.pictures().size());
      for (Zones.Zone zone : Zones.Zone.values()) {
        Energies energies = Energies.of(audited, clustered.classIndex(), zone);
        row.add(
            energies.own().isDefined()
                ? "%s (%s; %s)"
                    .formatted(
                        Sentences.points(energies.own()),
                        Sentences.number(energies.chance()),
                        Sentences.number(energies.others()))
                : "\u2013");
      }
      rows.add(row);
    }
    return new Table(
        "audit-energy", List.of("class", "n", "border", "four corners", "background"), rows);
  }

  Table clusters() {
    List<List<Object>> rows = new ArrayList<>();
    for (Clustered clustered : audited.clusters()) {
      for (int c = 0; c < clustered.clusters().size(); c++) {
        List<Seen> cluster = clustered.clusters().get(c);
        rows.add(
            List.of(
                audited.className(clustered.classIndex()),
                c + 1,
                cluster.size(),
                Sentences.number((double) cluster.size() / clustered.pictures().size()),
                Sentences.number(mean(cluster, s -> s.predicted() == s.classIndex() ? 1 : 0)),
                mean(cluster, Zones.Zone.BORDER),
                mean(cluster, Zones.Zone.CORNERS),
                mean(cluster, Zones.Zone.BACKGROUND)));
      }
    }
    return new Table(
        "audit-clusters",
        List.of("class", "cluster", "n", "share", "recognised", "border", "corners", "background"),
        rows);
  }

  private static double mean(List<Seen> some, java.util.function.ToDoubleFunction<Seen> value) {
    return some.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  private String mean(List<Seen> some, Zones.Zone zone) {
    double[] known =
        some.stream()
            .flatMap(s -> audited.zones().energy(zone, s).stream())
            .mapToDouble(v -> v)
            .toArray();
    return known.length == 0
        ? "\u2013"
        : String.format(Locale.ROOT, "%.1f", 100 * Tested.mean(known));
  }
}
