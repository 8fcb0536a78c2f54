/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.DatasetContract;
import org.lucerna.vision.api.dataset.Dataset;

class VocDatasetTest extends DatasetContract {

  @TempDir Path temp;
  private Tree tree;

  @BeforeEach
  void draw() throws IOException {
    tree = new Tree(temp);
    for (int i = 0; i < 20; i++) {
      String second = i % 4 == 0 ? "cat 2 2 9 9" : "dog 2 2 9 9";
      tree.annotated("p%02d".formatted(i), (i % 3 == 0 ? "cat" : "dog") + " 1 1 5 5", second);
    }
  }

  @Override
  protected Dataset open(long seed) throws IOException {
    return tree.open(tree.voc(), VocParams.class, seed, "test", 0.3, "validation", 0.2);
  }
}
