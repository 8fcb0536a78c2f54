/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.structure;

import java.util.Optional;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.ReceptiveField;
import org.lucerna.vision.api.network.Shape;

/**
 * What the graph says of one layer.
 *
 * @param name as the network displays it
 * @param operation in words
 * @param shape of its output
 * @param parameters trained values
 * @param macs multiply-adds for one picture
 * @param field what a cell sees; empty where there are no cells
 * @param maps whether it has feature maps of more than one cell, so that a map of it says something
 */
public record LayerFact(
    Node node,
    String name,
    String operation,
    Shape shape,
    long parameters,
    long macs,
    Optional<ReceptiveField> field,
    boolean maps) {

  public String path() {
    return node.id().path();
  }

  public OpKind kind() {
    return OpKind.of(node.op());
  }
}
