/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Box;

class InputRegionsTest {

  private static Network chain(int size, Op... ops) {
    NetworkBuilder builder = start(size);
    for (int i = 0; i < ops.length; i++) {
      builder.add("l" + i, ops[i]);
    }
    return builder.features().extractor().build("net");
  }

  /** Columns of the last layer's cell: first and number. */
  private static String columns(Network net, int channel, int x) {
    Box box = new InputRegions(net).of(net.output(), channel, 0, x).orElseThrow();
    return box.x() + "+" + box.width();
  }

  @Test
  void aWindowIsCutAtThePicturesBorder() {
    Network net = chain(16, conv(1, 3, 1, 1), conv(1, 3, 1, 1));
    assertEquals("0+3", columns(net, 0, 0));
    assertEquals("3+5", columns(net, 0, 5));
    assertEquals("13+3", columns(net, 0, 15));
  }

  /**
   * Windows of 3 from pixels 0, 2, ... 12 end at 14: pixel 15 is read by none, whatever follows.
   */
  @Test
  void pixelsThatAStrideLeavesOutAreSeenByNobody() {
    Network net = chain(16, conv(1, 3, 2, 0), conv(1, 3, 1, 1));
    assertEquals("10+5", columns(net, 0, 6));
  }

  /** Of 5 cells the third window of 2 has only the last. */
  @Test
  void aCeilWindowHasOnlyTheCellsThatExist() {
    Network net = chain(5, new Op.MaxPool(Window.square(2, 2, 0), true));
    assertEquals("4+1", columns(net, 0, 2));
  }

  /** Taps at -1, 1 and 3. */
  @Test
  void aDilatedWindowBeginsAtItsFirstTapInSight() {
    Span span = new Span(3, 1, 1, 1, 2);
    Network net = chain(8, new Op.Conv(1, new Window(span, span), 1, true));
    assertEquals("1+3", columns(net, 0, 0));
  }

  /** Of 8 pixels in 3 windows: 0 to 2, 2 to 5, 5 to 7. */
  @Test
  void unevenAdaptiveWindowsAreTorchs() {
    Network net = chain(8, new Op.AdaptiveAvgPool(3, 3));
    assertEquals("0+3", columns(net, 0, 0));
    assertEquals("2+4", columns(net, 0, 1));
    assertEquals("5+3", columns(net, 0, 2));
  }

  @Test
  void aChannelOfAConcatenationHasItsOwnBranchsField() {
    Network net =
        start(8)
            .add("one", conv(2, 1, 1, 0), "input")
            .add("three", conv(2, 3, 1, 1), "input")
            .add("cat", new Op.Concat(), "one", "three")
            .features()
            .extractor()
            .build("net");
    assertEquals("4+1", columns(net, 1, 4));
    assertEquals("3+3", columns(net, 2, 4));
  }

  @Test
  void oneFlattenedValueIsStillOneCell() {
    Network net = chain(4, conv(2, 1, 1, 0), new Op.Flatten());
    Box box = new InputRegions(net).of(net.output(), 16 + 4 + 2, 0, 0).orElseThrow();
    assertEquals(new Box(2, 1, 1, 1), box);
  }

  @Test
  void behindAGateAllIsSeen() {
    Network net = Graphs.gated();
    Box box = new InputRegions(net).of(id("block.mul"), 0, 3, 3).orElseThrow();
    assertEquals(new Box(0, 0, 16, 16), box);
  }

  @Test
  void aChannelOfZerosDependsOnNothing() {
    Network net = chain(4, conv(2, 1, 1, 0), new Op.PadChannels(1, 1));
    assertEquals(Optional.empty(), new InputRegions(net).of(net.output(), 0, 1, 1));
    assertEquals("1+1", columns(net, 1, 1));
  }

  @Test
  void whatIsNotThereIsRefused() {
    Network net = chain(4, conv(2, 1, 1, 0));
    InputRegions regions = new InputRegions(net);
    assertThrows(IllegalArgumentException.class, () -> regions.of(net.output(), 2, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> regions.of(id("nowhere"), 0, 0, 0));
  }
}
