/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;

/** Filters and sorts the pictures of a data set. */
public final class Gallery {

  private final List<Sample> samples;
  private final List<String> classes;

  public Gallery(Dataset data) {
    this.samples = data.samples();
    this.classes = data.classes();
  }

  /** Indices of the samples that are listed, in order. */
  public List<Integer> list(Filter filter, Order order, Optional<Predictions> predictions) {
    Optional<Set<Integer>> picked = filter.numbers();
    String text = filter.text().strip().toLowerCase(Locale.ROOT);
    Iterable<Integer> all =
        filter
            .picked()
            .<Iterable<Integer>>map(set -> set.samples())
            .orElseGet(() -> IntStream.range(0, samples.size()).boxed().toList());
    List<Integer> found = new ArrayList<>();
    for (int i : all) {
      boolean there = i >= 0 && i < samples.size();
      if (there
          && picked.map(p -> p.remove(i)).orElse(true)
          && holds(i, filter, predictions)
          && (text.isEmpty() || contains(i, text, predictions))) {
        found.add(i);
      }
    }
    comparator(order, predictions).ifPresent(found::sort);
    return found;
  }

  private boolean holds(int i, Filter filter, Optional<Predictions> predictions) {
    Sample sample = samples.get(i);
    return filter.holds(sample.label(), sample.split())
        && filter.said().holds(predictions.flatMap(p -> p.of(i)));
  }

  private boolean contains(int i, String text, Optional<Predictions> predictions) {
    Sample sample = samples.get(i);
    return sample.id().toLowerCase(Locale.ROOT).contains(text)
        || classes.get(sample.label()).toLowerCase(Locale.ROOT).contains(text)
        || predictions
            .flatMap(p -> p.of(i).map(v -> p.outputs().name(v.predicted())))
            .filter(name -> name.toLowerCase(Locale.ROOT).contains(text))
            .isPresent();
  }

  private Optional<Comparator<Integer>> comparator(Order order, Optional<Predictions> predictions) {
    return switch (order) {
      case GIVEN -> Optional.empty();
      case ID -> Optional.of(Comparator.comparing(i -> samples.get(i).id()));
      case CLASS -> Optional.of(Comparator.comparing(i -> samples.get(i).label()));
      case LEAST_CONFIDENT -> Optional.of(by(predictions, Verdict::confidence));
      case MOST_CONFIDENT -> Optional.of(by(predictions, v -> -v.confidence()));
      case LARGEST_LOSS -> Optional.of(by(predictions, v -> -v.loss()));
    };
  }

  /** Not a number is larger than all numbers to {@link Double#compare}. */
  private static Comparator<Integer> by(
      Optional<Predictions> predictions, ToDoubleFunction<Verdict> key) {
    return Comparator.comparingDouble(
        i -> predictions.flatMap(p -> p.of(i)).map(key::applyAsDouble).orElse(Double.NaN));
  }
}
