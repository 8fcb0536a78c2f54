/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.CamHead;
import org.lucerna.vision.api.network.LayerId;

/**
 * What the maps of many methods come to where nothing but average pooling and one linear layer
 * follows: then the derivative of a class by channel k is the same in the whole plane, its weight
 * w_k over the number of cells. Where a ReLU stands behind the linear layer (SqueezeNet), the same
 * holds wherever it lets the class through.
 */
final class KnownForms {

  /** A formula of the class weights w and the feature maps A. */
  enum Form {
    WEIGHTED(
        "sum_k w_k A_k",
        "the gradient of a class is the same all over a channel, its class weight: averaging it,"
            + " multiplying it cell by cell or leaving it out gives the class activation map"),
    POSITIVE(
        "sum_k max(w_k, 0) A_k",
        "the gradient is the class weight all over a channel, and only channels with a positive"
            + " one are counted"),
    CONTRIBUTION(
        "sum_k w_k mean(A_k) A_k",
        "each channel is weighted by what it adds to the score, which is its class weight times its"
            + " mean, whether it is found by removing the channel or by sharing out the score"),
    PLUS_PLUS(
        "sum_k max(w_k, 0) / (2 + mean(A_k) w_k) A_k",
        "the second and third derivatives of Grad-CAM++ become functions of the class weight and"
            + " the channel's mean");

    private final String formula;
    private final String because;

    Form(String formula, String because) {
      this.formula = formula;
      this.because = because;
    }

    String formula() {
      return formula;
    }

    String because() {
      return because;
    }
  }

  /** Maps that differ by less than this share of their range are drawn alike. */
  static final double SAME = 1e-4;

  private final Map<Form, Tensor> forms;

  private KnownForms(Map<Form, Tensor> forms) {
    this.forms = forms;
  }

  /** Empty forms where the layer or the target is not of that kind. */
  static KnownForms of(Probe probe, int picture, LayerId layer, Target target) {
    Map<Form, Tensor> forms = new EnumMap<>(Form.class);
    Optional<CamHead> head = probe.network().camHead().filter(h -> h.layer().equals(layer));
    if (head.isPresent() && target instanceof Target.ClassLogit c) {
      Tensor maps = probe.activation(picture, layer);
      Tensor all = probe.parameter(head.get().classifier().path() + ".weight");
      float[] w = all.slice(c.index()).toArray();
      float[] means = maps.channelMeans();
      for (Form form : Form.values()) {
        float[] weights = new float[w.length];
        for (int k = 0; k < w.length; k++) {
          weights[k] = weight(form, w[k], means[k]);
        }
        forms.put(form, maps.weightedChannelSum(weights));
      }
    }
    return new KnownForms(forms);
  }

  private static float weight(Form form, float w, float mean) {
    return switch (form) {
      case WEIGHTED -> w;
      case POSITIVE -> Math.max(w, 0);
      case CONTRIBUTION -> w * mean;
      case PLUS_PLUS -> Math.max(w, 0) / (2 + mean * Math.max(w, 0));
    };
  }

  /** The form that a map is drawn like, if any. */
  Optional<Form> matching(Tensor map) {
    return forms.entrySet().stream()
        .filter(e -> same(e.getValue(), map))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether two maps of one size have the same positive part, up to a factor. */
  static boolean same(Tensor a, Tensor b) {
    if (!java.util.Arrays.equals(a.shape(), b.shape()) || !(a.max() > 0) || !(b.max() > 0)) {
      return false;
    }
    double scaleA = 1.0 / a.max();
    double scaleB = 1.0 / b.max();
    for (int i = 0; i < a.length(); i++) {
      double difference = Math.max(a.at(i), 0) * scaleA - Math.max(b.at(i), 0) * scaleB;
      if (!(Math.abs(difference) <= SAME)) {
        return false;
      }
    }
    return true;
  }
}
