/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

/**
 * A method at a layer.
 *
 * @param method the explainer's id
 * @param label the method's name for people
 * @param layer as it appears in files
 */
record MapKind(String method, String label, String layer) {

  static MapKind of(Explanation map) {
    return new MapKind(map.method(), map.label(), map.layerName());
  }

  /** The same, told apart by where its cells are put. */
  MapKind placed(MapPlacement placement) {
    return placement == MapPlacement.STRETCHED
        ? this
        : new MapKind(method, label, layer + " (receptive fields)");
  }

  @Override
  public String toString() {
    return label + " at " + layer;
  }
}
