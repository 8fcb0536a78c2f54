/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/** Noisy pictures, each class in a colour of its own. Counts which pictures are decoded. */
final class MemoryData implements Dataset {

  private static final int[] COLOURS = {0xC04040, 0x40C040, 0x4040C0};

  final Map<String, AtomicInteger> decoded = new TreeMap<>();
  private final int size;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  MemoryData(int size) {
    this.size = size;
  }

  MemoryData add(Split split, int each) {
    for (int i = 0; i < each; i++) {
      for (int label = 0; label < COLOURS.length; label++) {
        add(new Sample(split.id() + "/" + label + "/" + i, label, split, Optional.empty()));
      }
    }
    return this;
  }

  MemoryData add(Sample sample) {
    samples.add(sample);
    decoded.put(sample.id(), new AtomicInteger());
    return this;
  }

  MemoryData add(Problem problem) {
    problems.add(problem);
    return this;
  }

  @Override
  public String name() {
    return "colours";
  }

  @Override
  public List<String> classes() {
    return List.of("red", "green", "blue");
  }

  @Override
  public List<Sample> samples() {
    return samples;
  }

  @Override
  public RgbImage image(int index) {
    decoded.get(samples.get(index).id()).incrementAndGet();
    Random random = new Random(samples.get(index).id().hashCode());
    int[] rgb = new int[size * size];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = COLOURS[samples.get(index).label()] ^ random.nextInt() & 0x3F3F3F;
    }
    return RgbImage.wrap(size, size, rgb);
  }

  @Override
  public String contentHash(int index) {
    byte[] bytes = new byte[32];
    new Random(samples.get(index).id().hashCode()).nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public String fingerprint() {
    return samples.toString();
  }

  int decodings(String prefix) {
    return decoded.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .mapToInt(e -> e.getValue().get())
        .sum();
  }

  @Override
  public void close() {}
}
