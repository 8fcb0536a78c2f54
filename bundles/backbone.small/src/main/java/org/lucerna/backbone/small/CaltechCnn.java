/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.small;

import java.util.List;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.Window;
import org.osgi.service.component.annotations.Component;

/**
 * The three networks of a report on five classes of Caltech-101, which were built with Keras: its
 * 'same' padding puts the odd pixel behind, so a stride of 4 pads 3 before and 4 after.
 */
@Component
@PluginType(id = "caltech-cnn", label = "CNNs for five classes of Caltech-101")
public final class CaltechCnn implements BackboneFamily {

  private static final String CITE =
      "networks of a course report on five classes of Caltech-101 (L. Fei-Fei, R. Fergus,"
          + " P. Perona, 2004)";

  private static final int SIZE = 224;
  private static final int CLASSES = 5;
  private static final int HIDDEN = 128;

  /** Keras's scaling to 0..1 alone. */
  private static final Preprocessing UNIT =
      new Preprocessing(SIZE, SIZE, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));

  @Override
  public List<Variant> variants() {
    return List.of(
        new Variant("caltech-cnn1", "Caltech CNN 1: two convolutions", CITE),
        new Variant("caltech-cnn2", "Caltech CNN 2: three convolutions", CITE),
        new Variant("caltech-cnn3", "Caltech CNN 3: four convolutions", CITE));
  }

  @Override
  public Network network(String variant) {
    int convolutions =
        switch (variant) {
          case "caltech-cnn1" -> 2;
          case "caltech-cnn2" -> 3;
          case "caltech-cnn3" -> 4;
          default ->
              throw new IllegalArgumentException(
                  "no network " + variant + " among the CNNs for Caltech-101");
        };
    Stack stack = new Stack();
    stack.conv(8, Window.same(11, 4, SIZE)).pool().conv(16, same(5)).pool();
    if (convolutions > 2) {
      stack.conv(32, same(3));
      if (convolutions > 3) {
        stack.conv(64, same(3));
      }
      stack.pool();
    }
    return stack.classifier().build(variant);
  }

  /** With a stride of 1 'same' does not depend on the input's size. */
  private static Window same(int kernel) {
    return Window.square(kernel, 1, kernel / 2);
  }

  /** Numbers the layers of the feature extractor. */
  private static final class Stack {

    private final NetworkBuilder builder = new NetworkBuilder().input(UNIT);
    private int index;

    Stack conv(int channels, Window window) {
      builder
          .add("features." + index++, new Op.Conv(channels, window, 1, true))
          .add("features." + index++, new Op.Relu())
          .features();
      return this;
    }

    Stack pool() {
      builder.add("features." + index++, new Op.MaxPool(Window.square(3, 2, 0), false)).extractor();
      return this;
    }

    NetworkBuilder classifier() {
      return builder
          .add("flatten", new Op.Flatten())
          .add("classifier.0", new Op.Linear(HIDDEN, true))
          .add("classifier.1", new Op.Relu())
          .add("classifier.2", new Op.Linear(CLASSES, true));
    }
  }
}
