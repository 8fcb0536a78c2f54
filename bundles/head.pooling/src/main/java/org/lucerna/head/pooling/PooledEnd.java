/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * Pooling over the whole plane, dropout where wanted, flattening and a linear layer.
 *
 * @param id the head's
 * @param pool to {@code [C, 1, 1]}
 */
record PooledEnd(String id, Op pool) {

  Network attach(Network backbone, int classes, PoolingParams params) {
    if (classes < 2) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "head " + id + " needs at least two classes, not " + classes);
    }
    NetworkBuilder builder =
        NetworkBuilder.upTo(backbone, cut(backbone, params)).add("head.pool", pool);
    if (params.dropout() > 0) {
      builder.add("head.dropout", new Op.Dropout(params.dropout()));
    }
    return builder
        .add("head.flatten", new Op.Flatten())
        .add("head.linear", new Op.Linear(classes, true))
        .build(base(backbone) + "+" + id);
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
    if (layer.path().startsWith("head.")) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "head %s cannot be cut at %s: that layer belongs to the head it replaces"
              .formatted(id, layer));
    }
    Shape shape = shape(backbone, layer);
    if (!shape.isSpatial()) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "head %s pools feature maps, but %s of %s gives a vector of %s values: cut earlier"
              .formatted(id, layer, backbone.id(), shape));
    }
    return layer;
  }

  private Shape shape(Network backbone, LayerId layer) {
    try {
      return Shapes.of(backbone).get(layer);
    } catch (IllegalArgumentException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID, "head %s does not fit: %s".formatted(id, e.getMessage()), e);
    }
  }

  private LucernaException unknown(Network backbone, String name) {
    return new LucernaException(
        ExitStatus.JOB_INVALID,
        "head %s cannot be cut at %s: %s has no such layer".formatted(id, name, backbone.id()));
  }
}
