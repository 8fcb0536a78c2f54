/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.dataset.synthetic.scene.Picture;
import org.lucerna.dataset.synthetic.scene.Scene;
import org.lucerna.dataset.synthetic.scene.ScenePainter;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

/** Scenes, drawn whenever they are asked for: nothing is kept, nothing is to be closed. */
final class CrittersDataset implements Dataset {

  private final List<String> classes;
  private final List<Sample> samples;
  private final List<Scene> scenes;

  CrittersDataset(List<String> classes, List<Sample> samples, List<Scene> scenes) {
    this.classes = List.copyOf(classes);
    this.samples = List.copyOf(samples);
    this.scenes = List.copyOf(scenes);
  }

  @Override
  public String name() {
    return "critters";
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
  public RgbImage image(int index) {
    return ScenePainter.draw(scenes.get(index)).image();
  }

  /** The hash of what the picture is drawn from, not of its pixels. */
  @Override
  public String contentHash(int index) {
    return sha256(scenes.get(index).describe());
  }

  @Override
  public Optional<GroundTruth> groundTruth(int index) {
    Scene scene = scenes.get(index);
    Map<String, Mask> parts = ScenePainter.draw(scene).parts();
    List<Box> boxes =
        parts.entrySet().stream()
            .filter(part -> !part.getKey().startsWith(Picture.OTHER))
            .filter(part -> !part.getKey().equals(Picture.MARK))
            .map(Map.Entry::getValue)
            .reduce(Mask::union)
            .flatMap(Mask::bounds)
            .stream()
            .toList();
    return Optional.of(new GroundTruth(boxes, parts, Set.of(scene.species().definingPart())));
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public String fingerprint() {
    StringBuilder all = new StringBuilder(String.join(",", classes));
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      all.append('\n').append(sample.id()).append(' ').append(sample.label()).append(' ');
      all.append(sample.split().id()).append(' ').append(contentHash(i));
    }
    return sha256(all.toString());
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
