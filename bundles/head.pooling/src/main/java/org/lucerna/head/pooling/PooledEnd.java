/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.network.Window;

/**
 * Convolutions where wanted, pooling over the whole plane, dropout where wanted, flattening and a
 * linear layer: the networks of Zhou et al. 2016, section 3.
 */
record PooledEnd(Pool pool) {

  private static final String PREFIX = "head.";

  Network attach(Network backbone, int classes, PoolingParams params) {
    if (classes < 2) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "head " + id() + " needs at least two classes, not " + classes);
    }
    NetworkBuilder builder = NetworkBuilder.upTo(backbone, cut(backbone, params));
    convolutions(builder, params.conv());
    builder.add("head.pool", pool.op());
    if (params.dropout() > 0) {
      builder.add("head.dropout", new Op.Dropout(params.dropout()));
    }
    return builder
        .add("head.flatten", new Op.Flatten())
        .add("head.linear", new Op.Linear(classes, true))
        .build(base(backbone) + "+" + id());
  }

  /**
   * 3×3 at stride 1 with padding 1, so that the maps keep their size; the last are the features.
   */
  private static void convolutions(NetworkBuilder builder, List<Integer> channels) {
    int number = 1;
    for (int count : channels) {
      builder
          .add("head.conv" + number, new Op.Conv(count, Window.square(3, 1, 1), 1, true))
          .add("head.relu" + number, new Op.Relu())
          .features();
      number++;
    }
  }

  private String id() {
    return pool.id();
  }

  /** {@code vgg16} of {@code vgg16+gap}: a new head replaces the one that is there. */
  private static String base(Network backbone) {
    int plus = backbone.id().indexOf('+');
    return plus < 0 ? backbone.id() : backbone.id().substring(0, plus);
  }

  private LayerId cut(Network backbone, PoolingParams params) {
    LayerId layer =
        params
            .cut()
            .map(name -> backbone.resolve(name).orElseThrow(() -> unknown(backbone, name)))
            .orElse(backbone.extractor());
    if (layer.path().startsWith(PREFIX)) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "head %s cannot be cut at %s: that layer belongs to the head it replaces"
              .formatted(id(), layer));
    }
    Shape shape = shape(backbone, layer);
    if (!shape.isSpatial()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "head %s pools feature maps, but %s of %s gives a vector of %s values: cut earlier"
              .formatted(id(), layer, backbone.id(), shape));
    }
    return layer;
  }

  private Shape shape(Network backbone, LayerId layer) {
    try {
      return Shapes.of(backbone).get(layer);
    } catch (IllegalArgumentException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "head %s does not fit: %s".formatted(id(), e.getMessage()), e);
    }
  }

  private LucernaException unknown(Network backbone, String name) {
    return new LucernaException(
        ExitStatus.JOB_INVALID,
        "head %s cannot be cut at %s: %s has no such layer".formatted(id(), name, backbone.id()));
  }
}
