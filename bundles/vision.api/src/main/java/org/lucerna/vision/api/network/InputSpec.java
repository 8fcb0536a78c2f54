/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/** What a network expects: {@code [3, crop, crop]} made by its preprocessing. */
public record InputSpec(Preprocessing preprocessing) {

  public Shape shape() {
    return Shape.of(3, preprocessing.crop(), preprocessing.crop());
  }
}
