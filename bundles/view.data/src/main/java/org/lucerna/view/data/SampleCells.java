/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.view.data.model.Predictions;
import org.lucerna.view.data.model.Verdict;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.ThumbnailCells;

/**
 * Samples as cells of a grid.
 *
 * @param listed their indices, in order
 */
record SampleCells(
    Dataset data, List<Integer> listed, Optional<Predictions> predictions, Texts texts)
    implements ThumbnailCells {

  @Override
  public int count() {
    return listed.size();
  }

  @Override
  public int picture(int cell) {
    return listed.get(cell);
  }

  private Sample sample(int cell) {
    return data.samples().get(listed.get(cell));
  }

  private Optional<Verdict> verdict(int cell) {
    return predictions.flatMap(p -> p.of(listed.get(cell)));
  }

  private String predicted(Verdict verdict) {
    return predictions.orElseThrow().outputs().name(verdict.predicted());
  }

  /** The class; of a wrong prediction also what it was taken for. */
  @Override
  public String caption(int cell) {
    String own = data.classes().get(sample(cell).label());
    return verdict(cell)
        .filter(v -> v.truth() != Verdict.Truth.RIGHT)
        .map(v -> own + " \u2192 " + predicted(v))
        .orElse(own);
  }

  @Override
  public String tip(int cell) {
    Sample sample = sample(cell);
    String own = data.classes().get(sample.label());
    return verdict(cell)
        .map(
            v ->
                texts.of(
                    "cell.predicted",
                    sample.id(),
                    own,
                    sample.split().id(),
                    predicted(v),
                    Math.round(100 * v.confidence())))
        .orElseGet(() -> texts.of("cell", sample.id(), own, sample.split().id()));
  }

  @Override
  public List<Badge> badges(int cell) {
    List<Badge> badges = new ArrayList<>();
    badges.add(new Badge(Corner.TOP_LEFT, sample(cell).split().id(), Tone.NEUTRAL));
    verdict(cell)
        .ifPresent(
            v ->
                badges.add(
                    new Badge(
                        Corner.BOTTOM_RIGHT,
                        Math.round(100 * v.confidence()) + " %",
                        tone(v.truth()))));
    return badges;
  }

  private static Tone tone(Verdict.Truth truth) {
    return switch (truth) {
      case RIGHT -> Tone.RIGHT;
      case WRONG -> Tone.WRONG;
      case UNKNOWN -> Tone.NEUTRAL;
    };
  }
}
