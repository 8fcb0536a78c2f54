/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

class StudyReaderTest {

  private static final String STUDY =
      """
      lucerna: 1
      name: ponies
      data: {path: pictures}
      steps:
        - train: {epochs: 2}
        - explain: {methods: [cam]}
      variants:
        vgg16-cam: {model: {network: vgg16, weights: vgg16.pth}}
        vgg19-grad-cam: {model.network: vgg19, model.weights: b.pth, train.epochs: 5, explain: {methods: [grad-cam]}}
      compare: {title: Ponies}
      """;

  @TempDir Path dir;

  private Optional<Study> read(String text, List<String> overrides, List<String> only)
      throws Exception {
    Path file = dir.resolve("job.yaml");
    Files.writeString(file, text);
    return new StudyReader(new RecordParamBinder()).read(file, overrides, only);
  }

  @Test
  void eachVariantIsTheJobWithItsOwnChanges() throws Exception {
    Study study = read(STUDY, List.of(), List.of()).orElseThrow();
    Job first = study.variants().get(0).job();
    Job second = study.variants().get(1).job();
    assertEquals("ponies-vgg16-cam", first.name());
    assertEquals("vgg16", first.model().get("network"));
    assertEquals(Map.of("epochs", 2), first.steps().get(0).params());
    assertEquals("ponies-vgg19-grad-cam", second.name());
    assertEquals("vgg19", second.model().get("network"));
    assertEquals("b.pth", second.model().get("weights"));
    assertEquals(Map.of("epochs", 5), second.steps().get(0).params());
    assertEquals(Map.of("methods", List.of("grad-cam")), second.steps().get(1).params());
    assertEquals(Map.of("title", "Ponies"), study.compare());
  }

  @Test
  void anOverrideHoldsForEveryVariantAndComesLast() throws Exception {
    List<String> overrides = List.of("model.weights=procedural", "train.epochs=1");
    for (Study.Variant v : read(STUDY, overrides, List.of()).orElseThrow().variants()) {
      assertEquals("procedural", v.job().model().get("weights"));
      assertEquals(Map.of("epochs", 1), v.job().steps().get(0).params());
    }
  }

  @Test
  void variantsCanBeChosen() throws Exception {
    Study study = read(STUDY, List.of(), List.of("vgg19-grad-cam")).orElseThrow();
    assertEquals(
        List.of("vgg19-grad-cam"), study.variants().stream().map(Study.Variant::id).toList());
  }

  @Test
  void aJobWithoutVariantsIsNoStudy() throws Exception {
    String job = STUDY.substring(0, STUDY.indexOf("variants:"));
    assertTrue(read(job, List.of(), List.of()).isEmpty());
    LucernaException e =
        assertThrows(LucernaException.class, () -> read(job, List.of(), List.of("a")));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
  }

  @Test
  void anUnknownVariantIsRefusedWithTheOneProbablyMeant() {
    LucernaException e =
        assertThrows(LucernaException.class, () -> read(STUDY, List.of(), List.of("vgg16-cams")));
    assertTrue(e.getMessage().contains("did you mean 'vgg16-cam'"), e.getMessage());
  }

  @Test
  void aVariantThatIsNoFolderNameIsRefused() {
    String text =
        STUDY.replace("vgg16-cam: {model: {network: vgg16, weights: vgg16.pth}}", "'../out': {}");
    LucernaException e =
        assertThrows(LucernaException.class, () -> read(text, List.of(), List.of()));
    assertTrue(e.getMessage().contains("'../out' is no folder name"), e.getMessage());
  }

  @Test
  void aStepThatTheJobDoesNotHaveCannotBeChanged() {
    String text = STUDY.replace("train.epochs: 5", "evaluate.split: test");
    LucernaException e =
        assertThrows(LucernaException.class, () -> read(text, List.of(), List.of()));
    assertTrue(e.getMessage().contains("no step 'evaluate'"), e.getMessage());
  }
}
