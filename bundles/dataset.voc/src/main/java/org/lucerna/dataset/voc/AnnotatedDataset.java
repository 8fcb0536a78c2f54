/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

/** Pictures on disk with what is known of their objects; keeps no file open. */
final class AnnotatedDataset implements Dataset {

  private final String name;
  private final List<String> classes;
  private final List<Item> items;
  private final List<Sample> samples;
  private final List<Problem> problems;
  private final DecodeLimits limits;

  /**
   * @param hash of the picture's bytes
   */
  record Item(Sample sample, PictureFile picture, String hash, Truth truth) {}

  /**
   * @param name for titles
   * @param classes by index
   */
  record Titles(String name, List<String> classes) {}

  AnnotatedDataset(Titles titles, List<Item> items, List<Problem> problems, DecodeLimits limits) {
    this.name = titles.name();
    this.classes = List.copyOf(titles.classes());
    this.items = List.copyOf(items);
    this.samples = this.items.stream().map(Item::sample).toList();
    this.problems = List.copyOf(problems);
    this.limits = limits;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public List<Sample> samples() {
    return samples;
  }

  @Override
  public RgbImage image(int index) throws IOException {
    return ImageDecoder.decode(items.get(index).picture().file(), limits);
  }

  @Override
  public String contentHash(int index) {
    return items.get(index).hash();
  }

  @Override
  public Optional<GroundTruth> groundTruth(int index) {
    return items.get(index).truth().read(limits);
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public String fingerprint() {
    Sha256 digest = new Sha256();
    classes.forEach(digest::add);
    for (Item item : items) {
      Sample sample = item.sample();
      digest.add(sample.id()).add(classes.get(sample.label()));
      digest.add(sample.split().id()).add(item.hash());
    }
    return digest.hex();
  }

  @Override
  public void close() {}
}
