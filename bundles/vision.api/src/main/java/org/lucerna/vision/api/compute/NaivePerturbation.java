/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;

/** Changed values made on the heap and run row by row: the long way, for any backend. */
final class NaivePerturbation {

  /** What is asked of a probe about one picture. */
  record Question(LayerId layer, Perturbation change, LayerId read) {}

  /** Values made at once; each may be as large as a picture. */
  private static final int ROWS = 16;

  private NaivePerturbation() {}

  static Responses run(Probe probe, int picture, Question question) {
    if (!question.read().equals(probe.network().output())) {
      throw new UnsupportedOperationException(
          "this backend answers changed values with logits only, not at " + question.read());
    }
    Tensor values = probe.activation(picture, question.layer());
    int rows = rows(question.change(), values);
    List<Tensor> answers = new ArrayList<>();
    for (int from = 0; from < rows; from += ROWS) {
      List<Tensor> changed = new ArrayList<>();
      for (int row = from; row < Math.min(rows, from + ROWS); row++) {
        changed.add(changed(question.change(), values, row));
      }
      Tensor scores = probe.scores(question.layer(), Tensor.stack(changed));
      for (int i = 0; i < changed.size(); i++) {
        answers.add(scores.slice(i));
      }
    }
    return new Responses(Tensor.stack(answers), Optional.empty());
  }

  private static int rows(Perturbation change, Tensor values) {
    if (change instanceof Perturbation.Masks m) {
      return m.masks().size(0);
    } else if (change instanceof Perturbation.ChannelFactors f) {
      return f.factors().size(0);
    } else if (change instanceof Perturbation.Replacement r) {
      return r.values().size(0);
    }
    return values.size(0);
  }

  private static Tensor changed(Perturbation change, Tensor values, int row) {
    if (change instanceof Perturbation.Replacement r) {
      return r.values().slice(row);
    } else if (change instanceof Perturbation.Masks m) {
      return masked(values, m, row);
    }
    float[] out = values.toArray();
    int plane = out.length / values.size(0);
    for (int i = 0; i < out.length; i++) {
      int channel = i / plane;
      if (change instanceof Perturbation.ChannelFactors f) {
        out[i] *= f.factors().at(row * values.size(0) + channel);
      } else if (channel == row) {
        out[i] = 0;
      }
    }
    return Tensor.wrap(out, values.shape());
  }

  private static Tensor masked(Tensor values, Perturbation.Masks masks, int row) {
    float[] out = values.toArray();
    int height = values.size(1);
    int width = values.size(2);
    float[] mask = Stretch.bilinear(masks.masks().slice(row), height, width);
    for (int i = 0; i < out.length; i++) {
      float m = mask[i % mask.length];
      int at = i;
      float ground = masks.background().map(b -> b.at(at)).orElse(0f);
      out[i] = out[i] * m + ground * (1 - m);
    }
    return Tensor.wrap(out, values.shape());
  }
}
