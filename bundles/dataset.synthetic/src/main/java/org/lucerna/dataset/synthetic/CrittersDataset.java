/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.dataset.synthetic.scene.Motif;
import org.lucerna.dataset.synthetic.scene.Picture;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.dataset.Sample;

/** Scenes, drawn whenever they are asked for: nothing is kept, nothing is to be closed. */
final class CrittersDataset implements Dataset {

  private final List<String> classes;
  private final List<Sample> samples;
  private final List<? extends Motif> motifs;

  CrittersDataset(List<String> classes, List<Sample> samples, List<? extends Motif> motifs) {
    this.classes = List.copyOf(classes);
    this.samples = List.copyOf(samples);
    this.motifs = List.copyOf(motifs);
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
    return motifs.get(index).draw().image();
  }

  /** The hash of what the picture is drawn from, not of its pixels. */
  @Override
  public String contentHash(int index) {
    return sha256(motifs.get(index).describe());
  }

  @Override
  public Optional<GroundTruth> groundTruth(int index) {
    Motif motif = motifs.get(index);
    Picture picture = motif.draw();
    return Optional.of(
        new GroundTruth(picture.boxes(), picture.parts(), Set.of(motif.species().definingPart())));
  }

  @Override
  public Optional<Redraw> redraw(int index) {
    return Optional.of(new MotifRedraw(motifs.get(index), classes));
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
