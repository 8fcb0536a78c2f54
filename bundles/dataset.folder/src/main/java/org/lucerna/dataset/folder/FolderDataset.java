/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

/** Pictures on disk; keeps no file open. */
final class FolderDataset implements Dataset {

  private final String name;
  private final List<String> classes;
  private final List<Picture> pictures;
  private final List<Sample> samples;
  private final Masks masks;
  private final List<Problem> problems;
  private final DecodeLimits limits;

  /**
   * @param name for titles
   * @param classes by index
   * @param pictures as {@code samples}
   * @param samples sorted by id
   * @param masks of the foreground
   */
  record Content(
      String name,
      List<String> classes,
      List<Picture> pictures,
      List<Sample> samples,
      Masks masks) {}

  FolderDataset(Content content, List<Problem> problems, DecodeLimits limits) {
    this.name = content.name();
    this.classes = List.copyOf(content.classes());
    this.pictures = List.copyOf(content.pictures());
    this.samples = List.copyOf(content.samples());
    this.masks = content.masks();
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
    return ImageDecoder.decode(pictures.get(index).entry().file(), limits);
  }

  @Override
  public String contentHash(int index) {
    return pictures.get(index).scan().sha256();
  }

  @Override
  public Optional<GroundTruth> groundTruth(int index) {
    return masks.truth(index, limits);
  }

  @Override
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public String fingerprint() {
    MessageDigest digest = Scanner.sha256();
    classes.forEach(c -> add(digest, c));
    IntStream.range(0, samples.size())
        .forEach(
            i -> {
              Sample sample = samples.get(i);
              add(digest, sample.id());
              add(digest, classes.get(sample.label()));
              add(digest, sample.split().id());
              add(digest, contentHash(i));
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  @Override
  public void close() {}
}
