/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.report.Block;

/** Decisions in words, pictures and numbers. */
final class WordsReport {

  private static final List<String> COLUMNS =
      List.of(
          "picture",
          "true class",
          "explained class",
          "probability",
          "side",
          "rank",
          "unit",
          "alpha",
          "largest activation",
          "adds",
          "concept",
          "nearest concept",
          "IoU in the second half",
          "low",
          "high");

  private static final int FEW = 20;

  private final Inspection inspection;
  private final WordsParams params;
  private final LayerId layer;
  private final Naming naming;
  private final Findings.Builder findings = Findings.builder();
  private final List<List<Object>> rows = new ArrayList<>();
  private final List<Object> json = new ArrayList<>();

  WordsReport(Inspection inspection, WordsParams params, LayerId layer, Naming naming) {
    this.inspection = inspection;
    this.params = params;
    this.layer = layer;
    this.naming = naming;
  }

  Findings of(List<Decision> decisions, Progress progress) throws IOException {
    findings.block(new Block.Paragraph(method()));
    if (naming.pictures() == 0) {
      findings.problem(
          "No picture is left to name the units: give more pictures, or a smaller"
              + " limit-explained.");
    }
    if (naming.hasMasks() && naming.masked() < FEW) {
      findings.problem(
          "Only %d pictures with masks name the units: their names say little; give more."
              .formatted(naming.masked()));
    }
    WordsSheet sheets = new WordsSheet(inspection, params, layer, naming);
    for (Decision decision : decisions) {
      add(decision, sheets, progress.part(decision.picture().stem(), 1.0 / decisions.size()));
    }
    findings.table(new Table("words", COLUMNS, rows));
    findings.json("layer", inspection.model().network().displayName(layer));
    findings.json("pictures_that_name_units", naming.pictures());
    findings.json("of_these_with_masks", naming.masked());
    findings.json("decisions", json);
    return findings.build();
  }

  private String method() {
    String names =
        naming.hasMasks()
            ? ("A unit bears the name of the concept that fits it best in one half of the %d"
                    + " pictures with masks, if its intersection over union with it is above %s in"
                    + " the other half (network dissection, Bau et al. 2017).")
                .formatted(naming.masked(), params.detector())
            : "No picture has masks, so that units have no names, only pictures.";
    return "Neuron importance \u03b1 is the mean over the plane of the derivative of the class's"
        + " logit by a unit's activation at "
        + inspection.model().network().displayName(layer)
        + " (Selvaraju et al., eq. 1): positive where more of the unit speaks for the class. What"
        + " a unit adds is the sum of derivative times activation over this picture: exactly its"
        + " part of the logit where averaging and one linear layer follow, else the first-order"
        + " term. "
        + (params.rank() == WordsParams.Rank.ALPHA
            ? "Units are ranked by \u03b1, as in the paper; one of large \u03b1 may be silent here. "
            : "Units are ranked by what they add. ")
        + names
        + " No picture explained here, nor a duplicate of one, is among the %d that show what units"
            .formatted(naming.pictures())
        + " respond to.";
  }

  private void add(Decision decision, WordsSheet sheets, Progress progress) throws IOException {
    String className = inspection.className(decision.classIndex());
    String sentence = Sentence.of(decision, className, naming);
    findings.line(decision.picture().id() + ": " + sentence);
    list(decision, decision.forIt(), "for");
    list(decision, decision.againstIt(), "against");
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("picture", decision.picture().id());
    entry.put("class", className);
    entry.put("probability", decision.probability());
    entry.put("predicted", inspection.className(decision.predicted()));
    entry.put("sentence", sentence);
    entry.put("for", units(decision, decision.forIt()));
    entry.put("against", units(decision, decision.againstIt()));
    json.add(entry);
    if (!decision.forIt().isEmpty() || !decision.againstIt().isEmpty()) {
      findings.block(
          new Block.FigureBlock(
              sheets.draw(decision, title(decision), sentence, progress),
              sentence,
              "Units for and against the decision, where they fire and what fires them most"));
    }
  }

  private String title(Decision decision) {
    String explained = inspection.className(decision.classIndex());
    String found =
        decision.predicted() == decision.classIndex()
            ? "predicted"
            : "predicted is " + inspection.className(decision.predicted());
    String truth = decision.picture().className();
    return "Why \u2018%s\u2019? %s, %s%s"
        .formatted(
            explained,
            Sentence.percent(decision.probability()),
            found,
            truth.isEmpty() || truth.equals(explained) ? "" : "; it is " + truth);
  }

  private void list(Decision decision, List<Integer> units, String side) {
    for (int i = 0; i < units.size(); i++) {
      int unit = units.get(i);
      UnitName name = naming.name(unit);
      boolean known = !Double.isNaN(name.heldOut());
      rows.add(
          List.of(
              decision.picture().id(),
              decision.picture().className(),
              inspection.className(decision.classIndex()),
              decision.probability(),
              side,
              i + 1,
              unit,
              decision.importance().alphas()[unit],
              decision.importance().largest(unit),
              decision.importance().contributions()[unit],
              name.concept().map(Concept::label).orElse(""),
              name.nearest().map(Concept::label).orElse(""),
              known ? name.heldOut() : "",
              known ? name.low() : "",
              known ? name.high() : ""));
    }
  }

  private List<Object> units(Decision decision, List<Integer> units) {
    List<Object> list = new ArrayList<>();
    for (int unit : units) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("unit", unit);
      entry.put("alpha", decision.importance().alphas()[unit]);
      entry.put("adds", decision.importance().contributions()[unit]);
      naming.name(unit).concept().ifPresent(c -> entry.put("concept", c.label()));
      if (!Double.isNaN(naming.name(unit).heldOut())) {
        entry.put("iou", naming.name(unit).heldOut());
      }
      list.add(entry);
    }
    return list;
  }
}
