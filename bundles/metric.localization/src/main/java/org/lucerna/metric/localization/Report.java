/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.report.Block;

/** The report's part: tables, curves, examples, each with what must be known to read it. */
final class Report {

  private final Results results;
  private final Renderers renderers;

  Report(Results results, Renderers renderers) {
    this.results = results;
    this.renderers = renderers;
  }

  /**
   * @param examples figures of pictures
   */
  Findings findings(List<Block> examples) {
    Findings.Builder findings = Findings.builder();
    new TextResults(results).lines().forEach(findings::line);
    int left = results.asked() - results.study().pictures().size();
    if (left > 0) {
      String sentence =
          "Of %d of %d pictures it is not known where the object is; they are left out."
              .formatted(left, results.asked());
      findings.line(sentence);
      findings.block(new Block.Notice(sentence));
    }
    findings.json(results.network(), new JsonResults(results).all());
    blocks(examples).forEach(findings::block);
    new CsvTables(results).all().forEach(findings::table);
    return findings.build();
  }

  private List<Block> blocks(List<Block> examples) {
    Tables tables = new Tables(results);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(how()));
    blocks.add(table(tables.boxes(), boxCaption()));
    blocks.addAll(new Charts(results, renderers).all());
    blocks.add(table(tables.pointing(), pointingCaption()));
    if (results.study().masked() > 0) {
      blocks.add(
          table(
              tables.masks(),
              "Pixels against masks, n = %d pictures with a mask, in percent with 95 %% intervals: precision and"
                      .formatted(results.study().masked())
                  + " recall of the pixels at or above a threshold; tuned: the threshold of best IoU on the other half;"
                  + " AP: mean over pictures; PxAP: all pixels together; pointing and energy with the mask for the box."));
    }
    blocks.add(
        table(
            tables.differences(),
            "Paired differences to %s on the same pictures, in points with 95 %% intervals; an interval without 0 is a"
                    .formatted(results.name(results.first().kind()))
                + " difference beyond chance, one comparison at a time."));
    blocks.add(
        table(
            tables.tuning(),
            "Thresholds chosen on one half of the pictures, and what they give on the other."));
    evidence(blocks);
    blocks.addAll(examples);
    return blocks;
  }

  private static Block table(Table table, String caption) {
    return new Block.TableBlock(caption, table);
  }

  private void evidence(List<Block> blocks) {
    for (KindStudy kind : results.methods()) {
      if (kind.withoutEvidence() > 0) {
        blocks.add(
            new Block.Notice(
                "%s is positive nowhere on %d of %d pictures: the box is then the whole picture, and the map points nowhere."
                    .formatted(results.name(kind.kind()), kind.withoutEvidence(), kind.maps())));
      }
    }
  }

  private String how() {
    String scale =
        results.params().scale() == LocalizationParams.Scale.RECTIFIED
            ? "rectified, stretched to the picture (bilinear)"
            : "stretched to the picture (bilinear), from its least to its largest value";
    return "Each map of the %s class is %s and cut at a share of its maximum; the box around the largest connected region is right when its"
            .formatted(results.aboutLabel() ? "true" : "predicted", scale)
        + " intersection over union with a true box is at least %s. Baselines need no network and go through the same code. Intervals:"
            .formatted(results.params().iou())
        + " 95 %% percentile bootstrap, 2000 samples of the %d groups of related pictures."
            .formatted(results.study().groups());
  }

  private String boxCaption() {
    return "Boxes, n = %d pictures, in percent with 95 %% intervals. Tuned: each half of the pictures at the threshold that is best on the other"
            .formatted(results.study().pictures().size())
        + " half; compare methods by this column or by the curves, not at one fixed threshold. MaxBoxAcc and MaxBoxAccV2 take the best"
        + " threshold of these very pictures (V2: any region's box, mean over IoU .3, .5 and .7); their intervals hold it fixed.";
  }

  private String pointingCaption() {
    String difficult =
        results.kinds().stream().anyMatch(k -> k.figure(Measure.POINTING_DIFFICULT).isPresent())
            ? " Difficult: pictures whose objects are flagged so, with the tolerance."
            : "";
    return "Pointing: the map's maximum lies in a box, or nearer to it than %s pixels; class mean: the mean over classes. Energy: share of the map's sum"
            .formatted(tolerance())
        + " in the boxes; background energy: share off the mask, or off the boxes without one. In percent with 95 % intervals."
        + " The whole picture points nowhere."
        + difficult;
  }

  private String tolerance() {
    double t = results.params().tolerance();
    return t == Math.rint(t) ? String.valueOf((long) t) : String.valueOf(t);
  }
}
