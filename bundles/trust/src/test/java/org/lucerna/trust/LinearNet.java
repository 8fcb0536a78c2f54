/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/**
 * A "network" whose logit of a class is the sum of the first colour in one square of 24 pixels, so
 * that it is known what it looks at: that square. The picture is bright in both squares.
 */
final class LinearNet implements Model {

  static final int SIDE = 128;
  static final int SQUARE = 24;
  static final List<String> CLASSES = List.of("left", "right");

  private static final int[][] CORNERS = {{16, 20}, {76, 84}};
  private static final float[] BRIGHT = {4, 1};

  private final Network network = new SmallGap().network("small-gap");

  static boolean inSquare(int classIndex, int y, int x) {
    int[] corner = CORNERS[classIndex];
    return y >= corner[0] && y < corner[0] + SQUARE && x >= corner[1] && x < corner[1] + SQUARE;
  }

  static Tensor picture() {
    float[] values = new float[3 * SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int c = 0; c < 2; c++) {
          values[y * SIDE + x] += inSquare(c, y, x) ? BRIGHT[c] : 0;
        }
      }
    }
    return Tensor.wrap(values, 3, SIDE, SIDE);
  }

  /** What each pixel gives the class: gradient times input. */
  static Heatmap oracle(Tensor input, int classIndex) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = inSquare(classIndex, i / SIDE, i % SIDE) ? input.at(i) : 0;
    }
    return Heatmap.positive(Tensor.wrap(values, SIDE, SIDE));
  }

  /** Half a picture away. */
  static Heatmap displaced(Heatmap map) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      int y = (i / SIDE + SIDE / 2) % SIDE;
      values[i] = map.values().at(y * SIDE + i % SIDE);
    }
    return Heatmap.positive(Tensor.wrap(values, SIDE, SIDE));
  }

  float[] logits(float[] pixels) {
    float[] logits = new float[2];
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int c = 0; c < 2; c++) {
        logits[c] += inSquare(c, i / SIDE, i % SIDE) ? pixels[i] / 500 : 0;
      }
    }
    return logits;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    List<Tensor> rows = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      rows.add(Tensor.wrap(logits(inputs.slice(i).toArray()), 2));
    }
    return Tensor.stack(rows);
  }

  /** Makes a map of an input about a class. */
  interface Method {
    Heatmap map(Tensor input, int classIndex);
  }

  TestInspection inspection(Method method) {
    return new TestInspection(this, CLASSES, null, crop -> picture())
        .add("one", 0, grey(), null)
        .making(
            (model, inputs, questions) -> {
              List<float[]> logits = new ArrayList<>();
              List<Heatmap> maps = new ArrayList<>();
              for (int i = 0; i < inputs.size(0); i++) {
                logits.add(logits(inputs.slice(i).toArray()));
                maps.add(method.map(inputs.slice(i), questions.get(0).classIndex()));
              }
              return new MapAnswers(logits, List.of(maps), inputs.size(0));
            });
  }

  static RgbImage grey() {
    return RgbImage.wrap(SIDE, SIDE, new int[SIDE * SIDE]);
  }

  /** The picture with the method's map of the left class. */
  PictureMaps explained(TestInspection inspection, String id, Method method) {
    InspectedPicture picture = inspection.pictures().get(0);
    PictureMaps.PictureMap map =
        new PictureMaps.PictureMap(
            id, id, network.features(), "features.16", "label", 0, method.map(picture(), 0));
    return new PictureMaps(picture, grey(), logits(picture().toArray()), List.of(map));
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public Device device() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tensor run(LayerId from, Tensor values, LayerId to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Probe probe(ProbePlan plan) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Learner learner(Learner.Setup setup) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Weights weights() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
