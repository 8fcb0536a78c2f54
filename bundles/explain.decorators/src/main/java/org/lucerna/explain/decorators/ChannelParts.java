/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.explain.Decorator.Method;
import org.lucerna.vision.api.explain.Decorator.Question;

/**
 * Takes a map apart into what each channel of the layer adds to it, if it is such a sum: the method
 * is asked again with the values of all other channels hidden (see {@link ChannelProbe}).
 *
 * @param whole the method's map of all channels
 */
record ChannelParts(Method method, Question question, Tensor whole) {

  /** Of the map's largest magnitude: how far a sum of parts may be from it. */
  private static final double EQUAL = 1e-4;

  /**
   * @param atAnyCost whether to go on where each part takes runs of the network
   * @return a part for each channel; empty where they do not add up to the map
   */
  Optional<List<Tensor>> find(boolean atAnyCost, Progress progress) {
    Probe probe = question.probe();
    Tensor values = probe.activation(question.picture(), question.layer());
    if (values.rank() != 3) {
      return Optional.empty();
    }
    int channels = values.size(0);
    try {
      long before = probe.work().total();
      List<Tensor> halves = List.of(part(0, channels / 2), part(channels / 2, channels));
      boolean free = probe.work().total() == before;
      if (!addUp(halves) || !free && !atAnyCost) {
        return Optional.empty();
      }
      List<Tensor> parts = new ArrayList<>();
      for (int k = 0; k < channels; k++) {
        parts.add(part(k, k + 1));
        progress.step(k + 1L, channels);
      }
      return addUp(parts) ? Optional.of(parts) : Optional.empty();
    } catch (LucernaException e) {
      return Optional.empty(); // a method that refuses a picture with hidden channels
    }
  }

  private Tensor part(int from, int to) {
    Probe some = new ChannelProbe(question.probe(), question.layer(), from, to);
    return method.explain(question.on(some, question.picture()), Progress.none()).values();
  }

  private boolean addUp(List<Tensor> parts) {
    double[] rest = new double[whole.length()];
    for (Tensor part : parts) {
      if (part.length() != whole.length()) {
        return false;
      }
      for (int i = 0; i < rest.length; i++) {
        rest[i] += part.at(i);
      }
    }
    double limit = EQUAL * Maps.magnitude(whole);
    for (int i = 0; i < rest.length; i++) {
      if (!(Math.abs(rest[i] - whole.at(i)) <= limit)) {
        return false;
      }
    }
    return true;
  }
}
