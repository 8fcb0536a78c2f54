/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the graph takes for a picture.
 *
 * @param name of the input
 * @param batch pictures at once, 1 where the file leaves it open
 * @param pixels height and width
 * @param channelsLast whether it reads {@code [H, W, 3]}
 */
record Picture(String name, int batch, int pixels, boolean channelsLast, List<String> notes) {

  private static final int USUAL = 224;
  private static final int CHANNELS = 3;
  private static final int LARGEST = 4096;

  /**
   * @param wanted height and width in place of the file's own
   */
  static Picture of(Graph graph, OptionalInt wanted) throws BadFileException {
    if (graph.inputs().size() != 1) {
      throw new BadFileException(
          "reads %d inputs, but Lucerna gives a network one picture"
              .formatted(graph.inputs().size()));
    }
    Graph.Input input = graph.inputs().get(0);
    List<Long> sizes = input.sizes().isEmpty() ? List.of(0L, 0L, 0L, 0L) : input.sizes();
    if (sizes.size() != 4 || sizes.stream().anyMatch(s -> s > 1 << 16)) {
      throw unfit(sizes);
    }
    boolean last =
        sizes.get(1) > CHANNELS && sizes.get(3) == CHANNELS
            || sizes.get(1) == 0 && sizes.get(2) == 0 && sizes.get(3) == CHANNELS;
    long channels = Math.max(0, last ? sizes.get(3) : sizes.get(1));
    if (channels != 0 && channels != CHANNELS) {
      throw unfit(sizes);
    }
    List<String> notes = new ArrayList<>();
    int pixels = pixels(last ? sizes.subList(1, 3) : sizes.subList(2, 4), wanted, notes);
    int batch = (int) Math.max(1, sizes.get(0));
    if (batch > LARGEST) {
      throw unfit(sizes);
    }
    return new Picture(input.name(), batch, pixels, last, notes);
  }

  private static int pixels(List<Long> plane, OptionalInt wanted, List<String> notes)
      throws BadFileException {
    long height = plane.get(0);
    long width = plane.get(1);
    if (wanted.isPresent()) {
      return wanted.getAsInt();
    }
    if (height <= 0 && width <= 0) {
      notes.add("it leaves the size of pictures open: " + USUAL + " pixels are taken (crop)");
      return USUAL;
    }
    if (height > 0 && width > 0 && height != width || Math.max(height, width) > LARGEST) {
      throw new BadFileException(
          "reads pictures of %d×%d, but Lucerna gives squares of up to %d: set crop"
              .formatted(height, width, LARGEST));
    }
    return (int) Math.max(height, width);
  }

  private static BadFileException unfit(List<Long> sizes) {
    return new BadFileException(
        "reads an input of shape "
            + sizes
            + ", but Lucerna gives a network pictures in red, green and blue");
  }
}
