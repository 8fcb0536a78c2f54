/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/** Names a layer as torchvision names its modules, for example {@code layer4.1.conv2}. */
public record LayerId(String path) implements Comparable<LayerId> {

  public LayerId {
    if (path.isBlank()) {
      throw new IllegalArgumentException("a layer needs a name");
    }
  }

  @Override
  public int compareTo(LayerId other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
