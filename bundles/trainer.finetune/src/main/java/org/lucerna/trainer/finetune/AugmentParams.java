/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.augment.Augmentation;
import org.lucerna.imaging.augment.ColorJitter;
import org.lucerna.imaging.augment.PictureChange;
import org.lucerna.imaging.augment.RandomErasing;
import org.lucerna.imaging.augment.RandomHorizontalFlip;
import org.lucerna.imaging.augment.RandomResizedCrop;
import org.lucerna.imaging.augment.RandomRotation;
import org.lucerna.imaging.augment.Range;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * Random changes of training pictures, in the order of torchvision's recipes: crop, flip, rotation,
 * colours, normalisation, erasing.
 *
 * @param preset what is meant where nothing else is said
 * @param resizedCrop a random part takes the place of the centre crop
 * @param flip share of pictures mirrored left to right; the preset's where empty
 * @param rotation largest angle either way, in degrees
 * @param colorJitter changes of the colours
 * @param erasing a random rectangle is erased
 */
public record AugmentParams(
    @Param(value = "none", positional = true, help = "What is done where nothing else is said")
        Preset preset,
    @Param(value = "", help = "Cut a random part out and scale it to the input's size")
        Optional<Crop> resizedCrop,
    @Param(value = "", min = 0, max = 1, help = "Share of the pictures mirrored left to right")
        Optional<Double> flip,
    @Param(value = "0", min = 0, max = 180, help = "Largest angle either way in degrees")
        double rotation,
    @Param(value = "", help = "Change the colours") Optional<Jitter> colorJitter,
    @Param(value = "", help = "Erase a random rectangle") Optional<Erasing> erasing) {

  private static final double HALF = 0.5;
  private static final int WHITE = 255;

  /** Named beginnings. */
  public enum Preset {
    NONE,
    /** Half of the pictures are mirrored. */
    FLIP,
    /** Resized crop and flip: torchvision's own training recipe. */
    STANDARD
  }

  /**
   * torchvision's RandomResizedCrop.
   *
   * @param scale smallest and largest area, as shares of the picture's
   * @param ratio smallest and largest width / height
   */
  public record Crop(
      @Param(
              value = "0.08,1",
              min = 0.0001,
              max = 1,
              help = "Smallest and largest share of the area")
          List<Double> scale,
      @Param(
              value = "0.75,1.3333333333333333",
              min = 0.01,
              max = 100,
              help = "Smallest and largest width / height")
          List<Double> ratio) {

    static final Crop USUAL = new Crop(List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0));

    public Crop {
      range("scale", scale);
      range("ratio", ratio);
    }
  }

  /** torchvision's ColorJitter. */
  public record Jitter(
      @Param(value = "0", min = 0, help = "Factor from 1 - this to 1 + this") double brightness,
      @Param(value = "0", min = 0, help = "Factor from 1 - this to 1 + this") double contrast,
      @Param(value = "0", min = 0, help = "Factor from 1 - this to 1 + this") double saturation,
      @Param(value = "0", min = 0, max = 0.5, help = "Largest shift either way, in turns")
          double hue) {

    public Jitter {
      if (brightness == 0 && contrast == 0 && saturation == 0 && hue == 0) {
        throw new IllegalArgumentException(
            "give at least one of brightness, contrast, saturation, hue");
      }
    }
  }

  /** torchvision's RandomErasing. */
  public record Erasing(
      @Param(value = "0.5", min = 0, max = 1, positional = true, help = "Share of the pictures")
          double probability,
      @Param(
              value = "0.02,0.33",
              min = 0,
              max = 1,
              help = "Smallest and largest share of the area erased")
          List<Double> scale,
      @Param(value = "0.3,3.3", min = 0.01, max = 100, help = "Smallest and largest height / width")
          List<Double> ratio,
      @Param(value = "mean", help = "Normalised values put in place: mean (0) or noise")
          RandomErasing.Fill fill) {

    public Erasing {
      range("scale", scale);
      range("ratio", ratio);
    }
  }

  private static Range range(String key, List<Double> limits) {
    if (limits.size() != 2 || limits.get(0) > limits.get(1)) {
      throw new IllegalArgumentException(
          "'" + key + "' takes two numbers, the smaller one first, but is " + limits);
    }
    return new Range(limits.get(0), limits.get(1));
  }

  /** Whether training pictures stay as they are. */
  boolean isNone() {
    return changes(0).isEmpty() && crop().isEmpty() && erasing.isEmpty();
  }

  /** The changes for a network's input. */
  Augmentation of(Preprocessing how) {
    return new Augmentation(
        crop()
            .map(
                c ->
                    new RandomResizedCrop(
                        how.crop(), range("scale", c.scale), range("ratio", c.ratio))),
        changes(mean(how)),
        erasing.map(
            e ->
                new RandomErasing(
                    e.probability, range("scale", e.scale), range("ratio", e.ratio), e.fill)));
  }

  private Optional<Crop> crop() {
    return resizedCrop.isEmpty() && preset == Preset.STANDARD
        ? Optional.of(Crop.USUAL)
        : resizedCrop;
  }

  private List<PictureChange> changes(int fill) {
    List<PictureChange> changes = new ArrayList<>();
    double mirrored = flip.orElse(preset == Preset.NONE ? 0 : HALF);
    if (mirrored > 0) {
      changes.add(new RandomHorizontalFlip(mirrored));
    }
    if (rotation > 0) {
      changes.add(new RandomRotation(rotation, fill));
    }
    colorJitter.ifPresent(
        j -> changes.add(new ColorJitter(j.brightness, j.contrast, j.saturation, j.hue)));
    return changes;
  }

  /** The colour that normalisation makes 0. */
  private static int mean(Preprocessing how) {
    int rgb = 0;
    for (float mean : how.mean()) {
      rgb = rgb << 8 | Math.max(0, Math.min(WHITE, Math.round(mean * WHITE)));
    }
    return rgb;
  }
}
