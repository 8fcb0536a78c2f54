/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/**
 * Pictures of one colour: red of class {@code red}, green of class {@code green}, blue of class
 * {@code blue}; every fifth is for the test, number 4 cannot be read.
 */
public final class MemoryDataset implements Dataset {

  public static final int BROKEN = 4;
  private static final List<String> CLASSES = List.of("red", "green", "blue");
  private final List<Sample> samples = new ArrayList<>();

  public MemoryDataset(int perClass) {
    for (int label = 0; label < CLASSES.size(); label++) {
      for (int k = 0; k < perClass; k++) {
        samples.add(
            new Sample(
                "%s/%04d.png".formatted(CLASSES.get(label), k),
                label,
                k % 5 == 0 ? Split.TEST : Split.TRAIN,
                Optional.empty()));
      }
    }
  }

  @Override
  public String name() {
    return "colours";
  }

  @Override
  public List<String> classes() {
    return CLASSES;
  }

  @Override
  public List<Sample> samples() {
    return samples;
  }

  @Override
  public RgbImage image(int index) throws IOException {
    if (index == BROKEN) {
      throw new IOException(samples.get(index).id() + " is damaged");
    }
    int width = 20 + index % 7;
    int[] rgb = new int[width * 20];
    int[] colours = {0xFF0000, 0x00FF00, 0x0000C0};
    Arrays.fill(rgb, colours[samples.get(index).label()] | index % 64);
    return RgbImage.wrap(width, 20, rgb);
  }

  @Override
  public String contentHash(int index) {
    return "hash" + index;
  }

  @Override
  public Optional<GroundTruth> groundTruth(int index) {
    return Optional.of(new GroundTruth(List.of(new Box(2, 3, 10, 8)), Map.of(), Set.of()));
  }

  @Override
  public List<Problem> problems() {
    return List.of(
        new Problem(
            Problem.Kind.EXACT_DUPLICATE,
            List.of("red/0001.png", "green/0002.png"),
            "red/0001.png and green/0002.png are the same"));
  }

  @Override
  public String fingerprint() {
    return "f00d";
  }

  @Override
  public void close() {}
}
