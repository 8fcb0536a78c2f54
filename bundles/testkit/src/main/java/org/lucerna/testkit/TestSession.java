/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Window;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;

/**
 * An open model for tests of views, without an engine. Four classes, the logit of each being how
 * much there is of a colour: red, green, blue, and grey, which is always 0.2. Every method's map is
 * 2 x 2, the brightness of the picture's quarters times the target's index plus one.
 */
public final class TestSession implements Session {

  public static final List<String> CLASSES = List.of("red", "green", "blue", "grey");

  /** Questions in the order in which they were asked. */
  public final List<Question> asked = Collections.synchronizedList(new ArrayList<>());

  /** How many answers have been handed on. */
  public final AtomicInteger answered = new AtomicInteger();

  /** A pause before each answer, for tests of what happens meanwhile. */
  public volatile long pauseMillis;

  private final Network network;
  private final Map<String, Object> choice;

  public TestSession(Network network, Map<String, Object> choice) {
    this.network = network;
    this.choice = Map.copyOf(choice);
  }

  /** One of {@code side} x {@code side} pixels, whose one layer is {@code features.1}. */
  public static TestSession small(int side) {
    Network network =
        new NetworkBuilder()
            .input(new Preprocessing(side, side, List.of(0.5f, 0.5f, 0.5f), List.of(1f, 1f, 1f)))
            .add("features.0", new Op.Conv(4, Window.square(1, 1, 0), 1, false))
            .add("features.1", new Op.Relu())
            .features()
            .extractor()
            .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
            .add("flatten", new Op.Flatten())
            .add("fc", new Op.Linear(CLASSES.size(), true))
            .build("colours");
    return new TestSession(network, Map.of("network", "colours", "weights", "procedural"));
  }

  @Override
  public String title() {
    return network.id();
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public Map<String, Object> choice() {
    return choice;
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
    float[] values = new float[crops.size() * CLASSES.size()];
    for (int i = 0; i < crops.size(); i++) {
      System.arraycopy(logits(crops.get(i)), 0, values, i * CLASSES.size(), CLASSES.size());
    }
    return Tensor.wrap(values, crops.size(), CLASSES.size());
  }

  private static float[] logits(RgbImage crop) {
    float[] sums = {0, 0, 0, 0.2f};
    int[] pixels = crop.toArray();
    for (int pixel : pixels) {
      for (int c = 0; c < 3; c++) {
        sums[c] += (pixel >> 16 - 8 * c & 0xFF) / 255f / pixels.length;
      }
    }
    return sums;
  }

  @Override
  public Map<LayerId, Tensor> activations(RgbImage crop, Collection<LayerId> layers) {
    Map<LayerId, Tensor> values = new HashMap<>();
    layers.forEach(l -> values.put(l, quarters(crop, 1).reshape(1, 2, 2)));
    return values;
  }

  @Override
  public Tensor parameter(String name) {
    return Tensor.of(new float[] {1}, 1);
  }

  @Override
  public List<LayerId> layers(List<String> words) {
    return words.stream()
        .map(w -> w.equals("last") ? network.features() : network.resolve(w).orElseThrow())
        .distinct()
        .toList();
  }

  @Override
  public void explain(
      RgbImage crop, Question question, Progress progress, Consumer<Answer> answers) {
    asked.add(question);
    for (String method : question.methods()) {
      for (LayerId layer : layers(question.layers())) {
        for (String word : question.targets()) {
          progress.step(0, 0);
          pause();
          progress.step(0, 0);
          answers.accept(answer(crop, method, layer, target(crop, word)));
          answered.incrementAndGet();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int target(RgbImage crop, String word) {
    if (word.equals("predicted")) {
      return Tensor.wrap(logits(crop), CLASSES.size()).argMax();
    }
    return CLASSES.contains(word) ? CLASSES.indexOf(word) : Integer.parseInt(word);
  }

  private Answer answer(RgbImage crop, String method, LayerId layer, int target) {
    float[] logits = logits(crop);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    return new Answer(
        method,
        method.toUpperCase(java.util.Locale.ROOT),
        layer,
        network.displayName(layer),
        new Answer.Aim(
            String.valueOf(target),
            CLASSES.get(target),
            target,
            logits[target],
            OptionalDouble.of(Math.exp(logits[target]) / sum)),
        map(crop, method, target),
        Optional.empty(),
        new Answer.Cost(0.5, 2),
        List.of());
  }

  /** Methods whose name begins with {@code signed} have negative values, too. */
  private static Heatmap map(RgbImage crop, String method, int target) {
    Tensor quarters = quarters(crop, target + 1);
    if (!method.startsWith("signed")) {
      return Heatmap.positive(quarters);
    }
    float[] values = quarters.toArray();
    values[0] = -values[0];
    return Heatmap.signed(Tensor.wrap(values, 2, 2));
  }

  private static Tensor quarters(RgbImage crop, int factor) {
    float[] sums = new float[4];
    for (int y = 0; y < crop.height(); y++) {
      for (int x = 0; x < crop.width(); x++) {
        int rgb = crop.rgb(x, y);
        float bright = ((rgb >> 16) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 765f;
        sums[2 * (2 * y / crop.height()) + 2 * x / crop.width()] += factor * bright;
      }
    }
    return Tensor.wrap(sums, 2, 2);
  }

  @Override
  public void close() {}
}
