/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;
import org.lucerna.testkit.ModelStoreContract;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.Weights;

class SafetensorsModelStoreTest extends ModelStoreContract {

  @Override
  protected ModelStore store(Storage storage) {
    return new SafetensorsModelStore(storage);
  }

  @Test
  void aModelIsAlsoAPlainWeightFile() throws IOException {
    Path file = saved();
    try (StoredModel model = model(1);
        Weights weights = new SafetensorsReader().open(file)) {
      assertEquals(model.weights().names(), weights.names());
      assertEquals("lucerna-1", weights.metadata().get("format"));
      assertEquals("[\"Bär\",\"class, with \\\"marks\\\"\"]", weights.metadata().get("classes"));
    }
  }

  @Test
  void theHeaderIsPaddedToEightBytes() throws IOException {
    byte[] file = Files.readAllBytes(saved());
    assertEquals(0, file[0] % 8);
    assertEquals('{', file[8]);
  }

  @Test
  void floatsAreWrittenAsTheirShortestText() throws IOException {
    try (Weights weights = new SafetensorsReader().open(saved())) {
      String network = weights.metadata().get("network");
      assertTrue(network.contains("\"mean\":[0.1,0.33333334,0.406]"), network);
      assertTrue(network.contains("\"std\":[0.229,1.0E-7,3.0E8]"), network);
    }
  }

  @Test
  void aModelOfALaterFormatIsRefusedAsSuch() throws IOException {
    assertTrue(openWith("format", "lucerna-2").contains("another version of Lucerna"));
  }

  @Test
  void aLayerOfAnUnknownKindIsNamed() throws IOException {
    assertTrue(replacing("\"op\":\"Relu\"", "\"op\":\"Maxout\"").contains("'Maxout'"));
  }

  @Test
  void aGraphThatIsNoGraphIsUnreadable() throws IOException {
    for (String bad :
        new String[] {"", "[]", "{}", "null", "{\"id\":1", "[[[[[[[[[[[[[[[[[[[[", "7"}) {
      openWith("network", bad);
    }
    replacing("\"inputs\":[\"conv\"]", "\"inputs\":[\"later\"]");
    replacing("\"inputs\":[\"conv\"]", "\"inputs\":[]");
    replacing("\"kernel\":[3,3]", "\"kernel\":[3]");
    replacing("\"kernel\":[3,3]", "\"kernel\":[-3,3]");
    replacing("\"kernel\":[3,3]", "\"kernel\":[3,99999999999]");
    replacing("\"kernel\":[3,3]", "\"kernel\":{}");
    replacing("\"channels\":4", "\"channels\":2147483647");
    replacing("\"channels\":4", "\"channels\":4.5");
    replacing("\"groups\":1", "\"groups\":0");
    replacing("\"bias\":true", "\"bias\":1");
    replacing("\"crop\":8", "\"crop\":0");
    replacing("\"features\":\"relu\"", "\"features\":\"nowhere\"");
    replacing("\"mean\":[0.1", "\"mean\":[\"x\"");
  }

  @Test
  void aTensorThatDoesNotFitTheGraphIsNamed() throws IOException {
    assertTrue(replacing("\"features\":2", "\"features\":3").contains("'fc.weight'"));
  }

  @Test
  void brokenClassesOrProvenanceAreUnreadable() throws IOException {
    openWith("classes", "{\"a\":1}");
    openWith("classes", "[\"a\"],\"x\":1");
    openWith("classes", "[[\"a\"]]");
    openWith("provenance", "[1]");
    openWith("provenance", "{\"a\":{}}");
  }

  @Test
  void aTensorCannotTakeTheNameOfTheTexts() {
    ModelStore store = store(new TempStorage(folder));
    Map<String, Tensor> bad = Map.of("__metadata__", Tensor.of(new float[] {1}, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> store.saveTensors(folder.resolve("x"), bad, Map.of()));
  }

  private Path saved() throws IOException {
    Path file = folder.resolve("best.safetensors");
    store(new TempStorage(folder)).save(file, model(1));
    return file;
  }

  /** Opens the model with another graph text; it must be refused. */
  private String replacing(String old, String with) throws IOException {
    try (Weights weights = new SafetensorsReader().open(saved())) {
      String network = weights.metadata().get("network");
      assertTrue(network.contains(old), network);
      return openWith("network", network.replace(old, with));
    }
  }

  /** Opens the model with one text changed; it must be refused. */
  private String openWith(String key, String text) throws IOException {
    Path file = saved();
    Map<String, Tensor> tensors = new HashMap<>();
    Map<String, String> texts;
    try (Weights weights = new SafetensorsReader().open(file)) {
      for (String name : weights.names()) {
        tensors.put(name, weights.read(name));
      }
      texts = new HashMap<>(weights.metadata());
    }
    texts.put(key, text);
    ModelStore store = store(new TempStorage(folder));
    store.saveTensors(file, tensors, texts);
    LucernaException e = assertThrows(LucernaException.class, () -> store.open(file), text);
    assertEquals(ExitStatus.UNREADABLE, e.status());
    return e.getMessage();
  }
}
