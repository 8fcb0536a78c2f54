/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.DatasetContract;
import org.lucerna.vision.api.dataset.Dataset;

class FolderDatasetTest extends DatasetContract {

  @TempDir Path temp;

  private Folder folder;

  @BeforeEach
  void draw() throws IOException {
    folder = new Folder(temp).classes(12, "ant", "bee", "cat");
    folder.png("ant/copy.png", 3);
    folder.png("bee/film1_a.png", 91);
    folder.png("cat/film1_b.png", 92);
  }

  @Override
  protected Dataset open(long seed) throws IOException {
    return folder.seeded(seed, "group", "(film\\d+)_");
  }
}
