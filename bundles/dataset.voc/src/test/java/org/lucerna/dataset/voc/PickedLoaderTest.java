/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.DatasetOpening;

/** Which loader a path and keys mean, beside one that takes any folder. */
class PickedLoaderTest {

  /** Takes any folder. */
  static final class AnyFolder implements DatasetLoader<Params> {
    @Override
    public boolean accepts(Path source) {
      return Files.isDirectory(source);
    }

    @Override
    public boolean isLastResort() {
      return true;
    }

    @Override
    public Dataset open(Params params, long seed, Progress progress) {
      throw new AssertionError("nothing is opened here");
    }
  }

  @TempDir Path temp;
  private Tree tree;

  @BeforeEach
  void draw() throws IOException {
    tree = new Tree(temp);
    tree.picture("images/a.jpg", 20, 10, 1);
  }

  private DatasetOpening<?> picked(String... keysAndValues) {
    FakePlugins plugins =
        new FakePlugins()
            .register(DatasetLoader.class, "any", new AnyFolder(), Params.class)
            .register(DatasetLoader.class, "boxes", tree.boxes(), BoxesParams.class)
            .register(DatasetLoader.class, "voc", tree.voc(), VocParams.class);
    Map<String, Object> data = new HashMap<>(Map.of("path", tree.root().toString()));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      data.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return DatasetOpening.of(plugins, new RecordParamBinder(), data, temp);
  }

  /** As the loader for folders of classes has them, and no more. */
  record Params(
      @Param(help = "folder") Path path, @Param(value = "", help = "masks") String masks) {}

  @Test
  void aFolderNobodyKnowsBetterGoesToTheOneForAny() {
    assertInstanceOf(AnyFolder.class, picked().loader());
    assertInstanceOf(AnyFolder.class, picked("masks", "m").loader());
  }

  @Test
  void labelsOpenAnyFolderOfPictures() throws IOException {
    tree.text("l.csv", "file,class", "a.jpg,x");
    DatasetOpening<?> opening = picked("labels", "l.csv");
    assertInstanceOf(BoxesLoader.class, opening.loader());
    try (Dataset data = opening.open(1, Progress.none())) {
      assertEquals(1, data.samples().size());
    }
    assertInstanceOf(BoxesLoader.class, picked("labels", "l.csv", "masks", "m").loader());
  }

  @Test
  void tablesAndAnnotationsAreRecognisedWithoutAKey() throws IOException {
    tree.text("labels.csv", "file,class", "a.jpg,x");
    tree.text("boxes.csv", "file,x0,y0,x1,y1");
    assertInstanceOf(BoxesLoader.class, picked().loader());
    Files.delete(tree.root().resolve("boxes.csv"));
    tree.annotated("a", "cat 1 1 2 2");
    assertInstanceOf(VocLoader.class, picked().loader());
    assertInstanceOf(VocLoader.class, picked("set", "val", "test", "0.5").loader());
    assertInstanceOf(BoxesLoader.class, picked("labels", "labels.csv").loader());
  }

  @Test
  void aMistypedKeyIsNamed() throws IOException {
    tree.annotated("a", "cat 1 1 2 2");
    String message = assertThrows(ParamException.class, () -> picked("sett", "val")).getMessage();
    assertTrue(message.contains("did you mean 'set'?"), message);
  }
}
