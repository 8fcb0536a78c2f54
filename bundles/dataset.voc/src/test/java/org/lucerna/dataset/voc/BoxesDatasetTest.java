/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.DatasetContract;
import org.lucerna.vision.api.dataset.Dataset;

class BoxesDatasetTest extends DatasetContract {

  @TempDir Path temp;
  private Tree tree;

  @BeforeEach
  void draw() throws IOException {
    tree = new Tree(temp);
    List<String> rows = new ArrayList<>(List.of("file,class,group"));
    for (int i = 0; i < 24; i++) {
      String name = "p%02d.jpg".formatted(i);
      tree.picture("images/" + name, 20, 10, i / 2 * 2 == 8 ? 8 : i); // 8 and 9 are equal
      rows.add("%s,%s,%s".formatted(name, i % 3 == 0 ? "ant" : "bee", i < 4 ? "nest" : ""));
    }
    tree.text("labels.csv", rows.toArray(String[]::new));
  }

  @Override
  protected Dataset open(long seed) throws IOException {
    return tree.open(tree.boxes(), BoxesParams.class, seed, "test", 0.4, "validation", 0.2);
  }
}
