/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CamHeadTest {

  private static Optional<CamHead> ending(Op... ops) {
    NetworkBuilder builder = start(8).add("maps", conv(4, 3, 1, 1)).features().extractor();
    for (int i = 0; i < ops.length; i++) {
      builder.add("end." + i, ops[i]);
    }
    return builder.build("net").camHead();
  }

  private static final Op FLATTEN = new Op.Flatten();
  private static final Op LINEAR = new Op.Linear(5, true);
  private static final Op GAP = new Op.AdaptiveAvgPool(1, 1);
  private static final Op DROPOUT = new Op.Dropout(0.5);

  @Test
  void poolingAndALinearLayerDefineMaps() {
    Optional<CamHead> expected = Optional.of(new CamHead(id("maps"), id("end.2")));
    assertEquals(expected, ending(GAP, FLATTEN, LINEAR));
    assertEquals(expected, ending(new Op.GlobalMaxPool(), FLATTEN, LINEAR));
    assertEquals(
        Optional.of(new CamHead(id("maps"), id("end.3"))), ending(GAP, DROPOUT, FLATTEN, LINEAR));
    assertEquals(
        Optional.of(new CamHead(id("maps"), id("end.3"))), ending(GAP, FLATTEN, DROPOUT, LINEAR));
    assertEquals(
        Optional.of(new CamHead(id("maps"), id("end.3"))),
        ending(GAP, new Op.StochasticDepth(0.1), FLATTEN, LINEAR));
  }

  @Test
  void aPoolThatCoversThePlaneIsGlobalToo() {
    Optional<CamHead> expected = Optional.of(new CamHead(id("maps"), id("end.2")));
    Window whole = Window.square(8, 1, 0);
    assertEquals(expected, ending(new Op.AvgPool(whole, false, true), FLATTEN, LINEAR));
    assertEquals(expected, ending(new Op.MaxPool(whole, false), FLATTEN, LINEAR));
    Window part = Window.square(7, 2, 0);
    assertEquals(Optional.empty(), ending(new Op.AvgPool(part, false, true), FLATTEN, LINEAR));
  }

  @Test
  void aConvolutionAsClassifierDefinesMaps() {
    Op classes = conv(5, 1, 1, 0);
    assertEquals(
        Optional.of(new CamHead(id("maps"), id("end.1"))),
        ending(DROPOUT, classes, new Op.Relu(), GAP, FLATTEN));
    assertEquals(Optional.of(new CamHead(id("maps"), id("end.0"))), ending(classes, GAP, FLATTEN));
    assertEquals(
        Optional.of(new CamHead(id("features.0.cat"), id("classifier.1"))),
        Graphs.joined().camHead());
  }

  @Test
  void otherEndingsDefineNone() {
    assertEquals(Optional.empty(), ending(FLATTEN, LINEAR));
    assertEquals(Optional.empty(), ending(new Op.AdaptiveAvgPool(2, 2), FLATTEN, LINEAR));
    assertEquals(Optional.empty(), ending(GAP, FLATTEN, LINEAR, new Op.Relu(), LINEAR));
    assertEquals(Optional.empty(), ending(GAP, new Op.Relu(), FLATTEN, LINEAR));
    assertEquals(Optional.empty(), ending(GAP, new Op.LayerNorm(0, 1e-6), FLATTEN, LINEAR));
    assertEquals(Optional.empty(), ending(conv(5, 3, 1, 1), GAP, FLATTEN));
    assertEquals(Optional.empty(), ending(conv(5, 1, 1, 0), new Op.GlobalMaxPool(), FLATTEN));
    assertEquals(Optional.empty(), ending(conv(5, 1, 1, 0)));
  }
}
