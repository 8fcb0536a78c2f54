/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;

/**
 * Knows red from green, and takes blue for green where {@code value % 64} of the blue channel is
 * odd. Counts its batches.
 */
public final class ColourSession implements Session {

  public final AtomicInteger batches = new AtomicInteger();
  public final AtomicInteger largest = new AtomicInteger();

  @Override
  public String title() {
    return "colour-net";
  }

  @Override
  public Network network() {
    return new NetworkBuilder()
        .input(Preprocessing.IMAGENET.sized(16, 16))
        .add("relu", new Op.Relu())
        .features()
        .extractor()
        .build("colour-net");
  }

  @Override
  public List<String> classes() {
    return List.of("green", "Red", "blue");
  }

  @Override
  public Map<String, Object> choice() {
    return Map.of("model", "/nowhere");
  }

  @Override
  public Map<String, String> provenance() {
    return Map.of();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public String engine() {
    return "none";
  }

  @Override
  public RgbImage crop(RgbImage picture) {
    return picture;
  }

  @Override
  public Tensor logits(List<RgbImage> crops) {
    batches.incrementAndGet();
    largest.accumulateAndGet(crops.size(), Math::max);
    float[] values = new float[3 * crops.size()];
    for (int i = 0; i < crops.size(); i++) {
      int rgb = crops.get(i).rgb(0, 0);
      boolean red = rgb >> 16 > 200;
      boolean green = (rgb >> 8 & 0xFF) > 200;
      values[3 * i + 1] = red ? 4 : 0;
      values[3 * i] = green ? 4 : 0;
      values[3 * i + 2] = !red && !green ? 2 : 0;
      if (!red && !green && rgb % 2 == 1) {
        values[3 * i] = 3;
      }
    }
    return Tensor.wrap(values, crops.size(), 3);
  }

  @Override
  public Map<LayerId, Tensor> activations(RgbImage crop, Collection<LayerId> layers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tensor parameter(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<LayerId> layers(List<String> words) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void explain(
      RgbImage crop, Question question, Progress progress, Consumer<Answer> answers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
