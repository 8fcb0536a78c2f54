/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.report.ReportWriter;

class VerifyCommandTest {

  private static final Bench.Plain RIGHT = WrongMaps::plain;

  /** Writes a document's texts, whatever they are in. */
  private static final ReportWriter PLAIN =
      (document, out) -> out.write(document.toString().getBytes(StandardCharsets.UTF_8));

  @TempDir Path temp;

  private final FakePlugins plugins =
      new FakePlugins().register(ReportWriter.class, "html", PLAIN, NoParams.class);

  @Test
  void aMethodThatFailsMakesTheOutcomePartialAndSaysWhy() throws IOException {
    method("grad-cam");
    method("hires-cam");
    Outcome outcome = run(List.of("definition", "seed"), Optional.empty());
    assertEquals(ExitStatus.PARTIAL, outcome.status());
    String text = String.join("\n", outcome.lines());
    assertTrue(text.contains("it is that of grad-cam"), text);
    assertTrue(text.contains("1 of 2 methods failed a check"), text);
  }

  @Test
  void methodsWithoutFaultAreOkAndCanBeHeldAgainstAnotherName() throws IOException {
    method("my-cam");
    Outcome outcome = run(List.of("definition"), Optional.of("grad-cam"));
    assertEquals(ExitStatus.OK, outcome.status());
    assertEquals(0L, outcome.json().get("failed"));
  }

  @Test
  void aReportIsWrittenForProgramsAndForPeople() throws IOException {
    for (String id : List.of("a-cam", "b-cam", "c-cam", "d-cam")) {
      method(id);
    }
    Outcome outcome = run(List.of("shape", "orientation"), Optional.empty());
    assertTrue(outcome.lines().get(1).startsWith("a-cam  +  +"), outcome.lines().toString());
    JsonObject json =
        JsonParser.parseString(Files.readString(temp.resolve("out/verify.json"))).getAsJsonObject();
    assertEquals(4, json.getAsJsonArray("methods").size());
    assertTrue(Files.readString(temp.resolve("out/verify.html")).contains("orientation"));
  }

  @Test
  void wrongNamesAreRefused() {
    method("grad-cam");
    assertThrows(ParamException.class, () -> run(List.of("shap"), Optional.empty()));
    VerifyParams unknown =
        new VerifyParams(List.of("none"), List.of(), Optional.empty(), Optional.empty());
    assertThrows(UnknownPluginException.class, () -> command().run(unknown, context()));
    VerifyParams jars =
        new VerifyParams(List.of("a.jar", "b.jar"), List.of(), Optional.empty(), Optional.empty());
    assertThrows(ParamException.class, () -> command().run(jars, context()));
  }

  @Test
  void withoutMethodsOrBackendTheSentenceSaysSo() {
    VerifyParams all = new VerifyParams(List.of(), List.of(), Optional.empty(), Optional.empty());
    LucernaException none =
        assertThrows(LucernaException.class, () -> command().run(all, context()));
    assertEquals(ExitStatus.PLUGIN, none.status());
    method("grad-cam");
    LucernaException engine =
        assertThrows(LucernaException.class, () -> command().run(all, context()));
    assertTrue(engine.getMessage().contains("backend"), engine.getMessage());
  }

  private void method(String id) {
    Map<String, Object> properties =
        Map.of("requires", List.of("ACTIVATIONS", "LAYER_GRADIENTS"), "layers", "ANY");
    plugins.register(Explainer.class, id, RIGHT, NoParams.class, properties);
  }

  private Outcome run(List<String> checks, Optional<String> as) throws IOException {
    PytorchBackend backend =
        new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));
    plugins.register(ComputeBackend.class, "pytorch", backend, NoParams.class);
    return command()
        .run(new VerifyParams(List.of(), checks, as, Optional.of(Path.of("out"))), context());
  }

  private VerifyCommand command() {
    return new VerifyCommand(null, plugins, new RecordParamBinder(), new FileStorage(temp));
  }

  private Context context() {
    return new Context() {
      @Override
      public Path workingDirectory() {
        return temp;
      }

      @Override
      public Progress progress() {
        return Progress.none();
      }
    };
  }
}
