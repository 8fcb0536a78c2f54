/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.models.ModelsParams.Action;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.SharedData;
import org.lucerna.testkit.TempStorage;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.NetworkReader;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.weights.safetensors.SafetensorsModelStore;
import org.lucerna.weights.safetensors.SafetensorsReader;
import org.lucerna.weights.torch.TorchWeightReader;

class ModelsCommandTest {

  @TempDir Path folder;
  private final DefaultTasks tasks = new DefaultTasks();
  private WeightServer server;
  private Fixture fixture;

  @BeforeEach
  void serve() throws IOException {
    server = new WeightServer(x -> WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE));
    fixture = Fixture.of(folder, server.address());
  }

  @AfterEach
  void end() {
    server.close();
    tasks.close();
  }

  private ModelsCommand command(Catalogue catalogue) {
    TempStorage storage = new TempStorage(folder);
    FakePlugins plugins =
        new FakePlugins()
            .register(WeightReader.class, "safetensors", new SafetensorsReader(), NoParams.class)
            .register(WeightReader.class, "torch", new TorchWeightReader(), NoParams.class)
            .register(NetworkReader.class, "onnx", new GraphReader(), NoParams.class);
    Families.all()
        .forEach((id, f) -> plugins.register(BackboneFamily.class, id, f, NoParams.class));
    return new ModelsCommand(
        new UserModelFiles(storage, null, catalogue),
        plugins,
        storage,
        new RecordParamBinder(),
        tasks);
  }

  private Outcome run(Action action, String item, String... places) throws IOException {
    ModelsParams params =
        new ModelsParams(action, Optional.ofNullable(item), Arrays.asList(places));
    Outcome outcome = command(fixture.catalogue()).run(params, fixture.context(Progress.none()));
    new Gson().toJson(outcome.json()); // texts, numbers, lists and maps only
    return outcome;
  }

  private String refused(ExitStatus status, Action action, String item) {
    LucernaException e = assertThrows(LucernaException.class, () -> run(action, item));
    assertEquals(status, e.status(), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    return e.getMessage();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Outcome outcome, String key) {
    return (List<Map<String, Object>>) outcome.json().get(key);
  }

  @Test
  void theListSaysWhatIsHereAndWhatIsNot() throws IOException {
    Outcome before = run(Action.LIST, null);
    assertEquals("", rows(before, "catalogue").get(0).get("here"));
    assertTrue(
        before.lines().get(1).contains("not here (" + fixture.entry().file()),
        before.lines().get(1));
    assertTrue(before.lines().get(1).contains("12.5 %"), before.lines().get(1));
    assertTrue(String.join("\n", before.lines()).contains("BSD-3-Clause; trained on nothing"));
    run(Action.GET, "tiny");
    Files.write(folder.resolve("models/mine.pth"), new byte[3]);
    Files.write(folder.resolve("models/notes.txt"), new byte[3]);
    Outcome after = run(Action.LIST, null);
    assertEquals(fixture.target().toString(), rows(after, "catalogue").get(0).get("here"));
    assertEquals(1, rows(after, "others").size());
    assertEquals("mine", rows(after, "others").get(0).get("name"));
  }

  @Test
  void gettingTwiceDownloadsOnce() throws IOException {
    assertEquals(fixture.target().toString(), run(Action.GET, "tiny").json().get("here"));
    Outcome again = run(Action.GET, "tiny");
    assertTrue(again.lines().get(0).contains("was here already"), again.lines().get(0));
    assertEquals(1, server.requests.size());
    assertArrayEquals(fixture.bytes(), Files.readAllBytes(fixture.target()));
  }

  @Test
  void aFileThatHasGoneBadIsNotTakenForThePublishedOne() throws IOException {
    run(Action.GET, "tiny");
    byte[] bad = fixture.bytes().clone();
    bad[7777] ^= 1;
    Files.write(fixture.target(), bad);
    String sentence = refused(ExitStatus.UNREADABLE, Action.GET, "tiny");
    assertTrue(sentence.contains("is not the published file"), sentence);
  }

  @Test
  void aFolderNamedByTheUserIsUsedForFindingAndPutting() throws IOException {
    run(Action.GET, "tiny", "elsewhere");
    Path there = folder.resolve("elsewhere").resolve(fixture.entry().file());
    assertTrue(Files.exists(there));
    assertEquals(
        there.toString(),
        rows(run(Action.LIST, null, "elsewhere"), "catalogue").get(0).get("here"));
    assertEquals(there.toString(), run(Action.GET, "tiny", "elsewhere").json().get("here"));
    assertEquals(1, server.requests.size());
  }

  @Test
  void anUnknownNameIsRefusedWithTheOneMeant() {
    String sentence = refused(ExitStatus.USAGE, Action.GET, "tinny");
    assertTrue(sentence.contains("did you mean 'tiny'"), sentence);
    assertTrue(refused(ExitStatus.USAGE, Action.GET, null).contains("get NAME"));
    assertTrue(refused(ExitStatus.USAGE, Action.INFO, null).contains("FILE"));
  }

  @Test
  void aPlaceThatIsNoAddressIsRefused() {
    assertThrows(LucernaException.class, () -> run(Action.LIST, null, "http:///x"));
    assertThrows(LucernaException.class, () -> run(Action.LIST, null, "http://a b/"));
  }

  @Test
  void anImportedFileIsFoundByItsName() throws IOException {
    Path file = weights("my net.safetensors", 1);
    Outcome outcome = run(Action.IMPORT, "my net.safetensors");
    assertEquals("my net", outcome.json().get("name"));
    Path copy = folder.resolve("models/my net.safetensors");
    assertEquals(copy.toString(), outcome.json().get("file"));
    assertEquals(-1, Files.mismatch(file, copy));
    ModelFinder finder = new ModelFinder(fixture.catalogue(), fixture.places());
    assertEquals(Optional.of(copy), finder.find("my net"));
    assertEquals(Optional.of(copy), finder.find("my net.safetensors"));
    run(Action.IMPORT, "my net.safetensors");
    weights("my net.safetensors", 2);
    String sentence = refused(ExitStatus.USAGE, Action.IMPORT, "my net.safetensors");
    assertTrue(sentence.contains("there is another file"), sentence);
  }

  @Test
  void aPublishedFileUnderAnotherNameIsKnownByItsHash() throws IOException {
    Files.write(folder.resolve("download(1).safetensors"), fixture.bytes());
    Outcome outcome = run(Action.IMPORT, "download(1).safetensors");
    assertEquals("tiny", outcome.json().get("name"));
    assertArrayEquals(fixture.bytes(), Files.readAllBytes(fixture.target()));
  }

  @Test
  void anotherFileUnderAPublishedNameIsRefused() throws IOException {
    weights(fixture.entry().file(), 3);
    String sentence = refused(ExitStatus.UNREADABLE, Action.IMPORT, fixture.entry().file());
    assertTrue(sentence.contains("has the name of a published file, but is another"), sentence);
    assertFalse(Files.exists(fixture.target()));
  }

  @Test
  void aFileThatIsNotSoundIsNotImported() throws IOException {
    Files.writeString(folder.resolve("page.pth"), "<!DOCTYPE html>");
    assertTrue(refused(ExitStatus.UNREADABLE, Action.IMPORT, "page.pth").contains("web page"));
    Files.writeString(folder.resolve("x.txt"), "x");
    assertTrue(refused(ExitStatus.UNREADABLE, Action.IMPORT, "x.txt").contains("no weight format"));
    assertTrue(refused(ExitStatus.UNREADABLE, Action.IMPORT, "no.pth").contains("there is no"));
    weights("nan.safetensors", Float.NaN);
    String sentence = refused(ExitStatus.UNREADABLE, Action.IMPORT, "nan.safetensors");
    assertTrue(sentence.contains("NaN in tensor 'fc.weight'"), sentence);
    try (var models = Files.list(folder.resolve("models"))) {
      assertEquals(0, models.count());
    }
  }

  @Test
  void infoOfAnUnknownFileHasItsFacts() throws IOException {
    weights("x.safetensors", 1);
    Outcome outcome = run(Action.INFO, "x.safetensors");
    assertEquals("safetensors", outcome.json().get("format"));
    assertEquals(1, outcome.json().get("tensors"));
    assertEquals(2L, outcome.json().get("parameters"));
    assertEquals(Map.of("F32", 1), outcome.json().get("types"));
    assertEquals(List.of(), outcome.json().get("networks"));
    assertEquals(Digests.ofFile(folder.resolve("x.safetensors")), outcome.json().get("sha256"));
  }

  /** A stand-in for ONNX: a text file that needs another beside it. */
  private static final class GraphReader implements NetworkReader {

    @Override
    public boolean accepts(Path file) {
      return file.toString().endsWith(".onnx");
    }

    @Override
    public NetworkFile open(Path file, OptionalInt pixels) {
      if (!Files.exists(file.resolveSibling("beside.data"))) {
        throw new LucernaException(ExitStatus.UNREADABLE, file + " lacks beside.data");
      }
      Network network = Families.all().get("cifar").network("resnet20-cifar");
      return new NetworkFile(network, List.of(), List.of(), ProceduralWeights.of(network));
    }
  }

  @Test
  void aFileWithAGraphOfItsOwnIsLookedAtAndNotTornFromTheFilesItNeeds() throws IOException {
    Files.writeString(folder.resolve("net.onnx"), "graph");
    Files.writeString(folder.resolve("beside.data"), "tensors");
    Outcome outcome = run(Action.INFO, "net.onnx");
    assertEquals("onnx", outcome.json().get("format"));
    assertEquals(true, outcome.json().get("own-graph"));
    assertTrue(outcome.lines().get(6).contains("its own, of "), outcome.lines().toString());
    Path copy = folder.resolve("models/net.onnx");
    String sentence = refused(ExitStatus.UNREADABLE, Action.IMPORT, "net.onnx");
    assertTrue(sentence.contains("needs the files beside it"), sentence);
    assertFalse(Files.exists(copy));
  }

  @Test
  void infoTakesANameOfTheListToo() throws IOException {
    String sentence = refused(ExitStatus.UNREADABLE, Action.INFO, "tiny");
    assertTrue(sentence.contains("run 'lucerna models get tiny', or download"), sentence);
    run(Action.GET, "tiny");
    assertEquals("tiny", run(Action.INFO, "tiny").json().get("catalogue"));
  }

  /** Parameter counts as torchvision publishes them; of the CIFAR network as its author does. */
  @ParameterizedTest
  @CsvSource({
    "squeezenet1_0.pth, squeezenet1_0, 1248424",
    "mobilenet_v2.pth, mobilenet_v2, 3504872",
    "resnet20-12fca82f.th, resnet20-cifar, 269722",
  })
  void infoNamesTheNetworkOfARealFile(String file, String network, long parameters)
      throws IOException {
    Path path = SharedData.require().resolve("models").resolve(file);
    Outcome outcome =
        command(Catalogue.bundled())
            .run(
                new ModelsParams(Action.INFO, Optional.of(path.toString()), List.of()),
                fixture.context(Progress.none()));
    assertEquals(parameters, outcome.json().get("parameters"));
    assertEquals(network, rows(outcome, "networks").get(0).get("network"));
    assertEquals(true, rows(outcome, "networks").get(0).get("fits"));
    assertEquals(network.equals("resnet20-cifar") ? network : "", outcome.json().get("catalogue"));
  }

  private Path weights(String name, float value) throws IOException {
    Path file = folder.resolve(name);
    new SafetensorsModelStore(new TempStorage(folder))
        .saveTensors(file, Map.of("fc.weight", Tensor.of(new float[] {value, 0}, 2)), Map.of());
    return file;
  }
}
