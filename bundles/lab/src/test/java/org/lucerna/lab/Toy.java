/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.data.Bounds;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.render.Renderers;
import org.lucerna.vision.api.weights.Weights;

/**
 * Drawings of blocks: class 0, 1 or 2 has a key that is red, green or blue; all else is grey. A
 * network that sums the channels uses the key alone to tell classes, and grey blocks raise all
 * logits by amounts that are known.
 */
final class Toy {

  static final int SIZE = 128;
  static final List<String> CLASSES = List.of("a", "b", "c");

  /** A block: a part, where it is, and what it looks like. */
  private record Block(String part, int x, int y, int side, int rgb) {}

  private Toy() {}

  /** One drawing. */
  static final class Drawing implements Redraw {

    private final int label;
    private final List<Block> blocks;

    private Drawing(int label, List<Block> blocks) {
      this.label = label;
      this.blocks = List.copyOf(blocks);
    }

    static Drawing parts(int label, int shift) {
      return new Drawing(
          label,
          List.of(
              new Block("key", 20 + shift, 20, 24, colour(label, 0xFF)),
              new Block("hat", 70, 12 + shift, 20, 0x808080),
              new Block("shoe", 30, 90, 16, 0x303030),
              new Block("tail", 90, 80, 12, 0x101010)));
    }

    static Drawing two(int label, int other) {
      List<Block> blocks = new ArrayList<>(parts(label, 0).blocks);
      blocks.add(new Block("other-key", 90, 40, 20, colour(other, 0xB0)));
      blocks.add(new Block("other-hat", 90, 100, 12, 0x404040));
      return new Drawing(label, blocks);
    }

    /** Keys of the label's class above, of two others below. */
    static Drawing mosaic(int label) {
      return new Drawing(
          label,
          List.of(
              new Block("key", 10, 10, 30, colour(label, 0xFF)),
              new Block("key", 80, 20, 30, colour(label, 0xFF)),
              new Block("hat", 20, 45, 12, 0x303030),
              new Block("other-key", 10, 80, 30, colour((label + 1) % 3, 0xFF)),
              new Block("other-key", 80, 80, 30, colour((label + 2) % 3, 0xFF))));
    }

    Drawing marked() {
      List<Block> all = new ArrayList<>(blocks);
      all.add(new Block("mark", 110, 4, 14, 0xFFFFFF));
      return new Drawing(label, all);
    }

    private static int colour(int channel, int level) {
      return level << (16 - 8 * channel);
    }

    RgbImage image() {
      int[] rgb = new int[SIZE * SIZE];
      for (Block b : blocks) {
        for (int i = 0; i < b.side() * b.side(); i++) {
          rgb[(b.y() + i / b.side()) * SIZE + b.x() + i % b.side()] = b.rgb();
        }
      }
      return RgbImage.wrap(SIZE, SIZE, rgb);
    }

    PictureTruth truth() {
      Map<String, Mask> parts = new HashMap<>();
      List<Bounds> boxes = new ArrayList<>();
      for (Block b : blocks) {
        parts.merge(b.part(), mask(b), Mask::union);
        if (b.part().equals("key")) {
          boxes.add(new Bounds(b.x(), b.y(), b.x() + b.side() - 1, b.y() + b.side() - 1));
        }
      }
      return new PictureTruth(boxes, parts, Set.of("key"), false);
    }

    private static Mask mask(Block b) {
      BitSet bits = new BitSet();
      for (int y = b.y(); y < b.y() + b.side(); y++) {
        bits.set(y * SIZE + b.x(), y * SIZE + b.x() + b.side());
      }
      return Mask.of(SIZE, SIZE, bits);
    }

    @Override
    public List<String> parts() {
      return blocks.stream()
          .map(Block::part)
          .filter(p -> !p.startsWith("other-") && !p.equals("mark"))
          .distinct()
          .toList();
    }

    @Override
    public List<String> classes() {
      return CLASSES.stream().filter(c -> CLASSES.indexOf(c) != label).toList();
    }

    @Override
    public RgbImage without(String part) {
      return new Drawing(label, blocks.stream().filter(b -> !b.part().equals(part)).toList())
          .image();
    }

    /** A little darker. */
    @Override
    public RgbImage swapped(String part, long draw) {
      return recoloured(part, rgb -> rgb >> 1 & 0x7F7F7F);
    }

    @Override
    public RgbImage as(String className) {
      return recoloured("key", rgb -> colour(CLASSES.indexOf(className), 0xFF));
    }

    private RgbImage recoloured(String part, java.util.function.IntUnaryOperator how) {
      return new Drawing(
              label,
              blocks.stream()
                  .map(
                      b ->
                          b.part().equals(part)
                              ? new Block(part, b.x(), b.y(), b.side(), how.applyAsInt(b.rgb()))
                              : b)
                  .toList())
          .image();
    }

    @Override
    public RgbImage marked(boolean mark) {
      List<Block> kept = blocks.stream().filter(b -> !b.part().equals("mark")).toList();
      Drawing plain = new Drawing(label, kept);
      return mark ? plain.marked().image() : plain.image();
    }
  }

  /** Logits of an input {@code [3, H, W]}. */
  interface Net {
    float[] of(Tensor input);
  }

  /** Sums of the channels, a hundredth. */
  static float[] sums(Tensor input) {
    float[] logits = new float[3];
    for (int c = 0; c < 3; c++) {
      logits[c] = (float) (input.slice(c).sum() / 100);
    }
    return logits;
  }

  static TestInspection inspection(Net net, Map<String, Drawing> drawings) {
    TestInspection inspection =
        new TestInspection(
            new FunctionModel(net), CLASSES, new Renderers(new FakePlugins(), null), Toy::tensor);
    int index = 0;
    for (Map.Entry<String, Drawing> entry : new LinkedHashMap<>(drawings).entrySet()) {
      Drawing drawing = entry.getValue();
      inspection.add(entry.getKey(), drawing.label, drawing.image(), drawing.truth());
      inspection.drawn(index++, drawing);
    }
    return inspection;
  }

  static Tensor tensor(RgbImage image) {
    float[] values = new float[3 * SIZE * SIZE];
    int[] rgb = image.toArray();
    for (int i = 0; i < rgb.length; i++) {
      for (int c = 0; c < 3; c++) {
        values[c * rgb.length + i] = (rgb[i] >> (16 - 8 * c) & 0xFF) / 255f;
      }
    }
    return Tensor.wrap(values, 3, SIZE, SIZE);
  }

  private record FunctionModel(Net net) implements Model {

    private static final Network NETWORK = new SmallGap().network("small-gap");

    @Override
    public Network network() {
      return NETWORK;
    }

    @Override
    public Device device() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Tensor run(LayerId from, Tensor values, LayerId to) {
      List<Tensor> rows = new ArrayList<>();
      for (int i = 0; i < values.size(0); i++) {
        float[] row = net.of(values.slice(i));
        rows.add(Tensor.of(row, row.length));
      }
      return Tensor.stack(rows);
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
      // Nothing is open.
    }
  }
}
