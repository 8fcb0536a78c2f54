/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Model;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A map to be measured, and all that a metric may ask about it. Belongs to one thread. What it
 * computes is counted in {@link #passes}.
 */
@ProviderType
public interface ExaminedMap {

  InspectedPicture picture();

  /** What the network saw, before normalisation. */
  RgbImage crop();

  /** What the network was given, {@code [3, H, W]}. */
  Tensor input();

  /** What the network said of it, {@code [classes]}; never changed by anyone. */
  float[] logits();

  /** The class the map is about. */
  int classIndex();

  /** As it was asked for, such as {@code grad-cam:tta}; or a baseline's name. */
  String method();

  /** Raw and signed, as the method made it: {@code [h, w]}. */
  Heatmap map();

  /**
   * The map on the pixels: resized to the input (bilinear, half-pixel centres), signed, {@code [H,
   * W]}. What pixels are ranked by.
   */
  Tensor relevance();

  /** What speaks for the class, on the pixels: rectified, then resized; {@code [H, W]}. */
  Tensor evidence();

  /**
   * Why nothing can be said of this map: it is empty (no positive evidence) or the same everywhere.
   * Metrics answer such a map with {@link Readings#undefined}.
   */
  Optional<String> defect();

  /** What is truly in the picture, where it is known. */
  Optional<PictureTruth> truth();

  /** Decides all that is drawn at random: the same for every method of a picture. */
  long seed();

  /** Softmax of the class for inputs {@code [N, 3, H, W]}, in batches that fit into memory. */
  double[] probabilities(Tensor inputs);

  /** Logits {@code [N, classes]}, in batches that fit into memory. */
  Tensor logits(Tensor inputs);

  /**
   * What the same method says of the same class, at the same layer, of other inputs.
   *
   * @param inputs {@code [N, 3, H, W]}
   * @throws UnsupportedOperationException for a baseline that no method makes; see {@link
   *     #isRepeatable}
   */
  List<Heatmap> explain(Tensor inputs, Progress progress);

  /** The same question to another model of the same network. */
  List<Heatmap> explain(Model other, Tensor inputs, Progress progress);

  /** Whether {@link #explain} can be asked. */
  boolean isRepeatable();

  /** A map as {@link #relevance} is: on the pixels. */
  Tensor onPixels(Heatmap map);

  /** What measuring has cost so far, in forward passes of one picture. */
  double passes();
}
