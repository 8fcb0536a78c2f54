/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.graph;

import org.lucerna.view.network.structure.LayerTree;

/** The two lines of a box. */
record Labels(String first, String second) {

  static Labels of(Box box) {
    if (box.branch().isEmpty()) {
      return new Labels("Input", box.shape().toString());
    }
    LayerTree.Branch branch = box.branch().get();
    if (box.isClosed()) {
      return new Labels(branch.path(), branch.layers() + " layers");
    }
    return new Labels(branch.output().operation(), branch.path());
  }
}
