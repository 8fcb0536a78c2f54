/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

class NestedParamsTest {

  enum Preset {
    NONE,
    FLIP
  }

  record Crop(
      @Param(value = "0.08,1", help = "Area", min = 0, max = 1) List<Double> scale,
      @Param(value = "10", help = "Tries", provenance = false) int tries) {
    Crop {
      if (scale.size() != 2) {
        throw new IllegalArgumentException("'scale' takes two numbers");
      }
    }
  }

  record Erasing(
      @Param(value = "0.5", help = "Share", min = 0, max = 1, positional = true) double share,
      @Param(value = "0", help = "Fill") double fill) {}

  record Augment(
      @Param(value = "none", help = "Preset", positional = true) Preset preset,
      @Param(value = "", help = "Crop") Optional<Crop> resizedCrop,
      @Param(value = "", help = "Erasing") Optional<Erasing> erasing,
      @Param(value = "0", help = "Degrees", min = 0, max = 180) double rotation) {}

  record Training(
      @Param(value = "10", help = "Epochs") int epochs,
      @Param(value = "none", help = "Random changes") Augment augment) {}

  private static final Path BASE = Path.of("/data");
  private static final Crop USUAL = new Crop(List.of(0.08, 1.0), 10);
  private final RecordParamBinder binder = new RecordParamBinder();

  private Augment bind(Map<String, ?> values) {
    return binder.bind(Training.class, values, BASE).augment();
  }

  private String refusal(Map<String, ?> values) {
    return assertThrows(ParamException.class, () -> bind(values)).getMessage();
  }

  @Test
  void aMapOfAJobFileGivesTheParts() {
    Map<String, Object> job =
        Map.of("resized-crop", Map.of("scale", List.of(0.35, 1)), "erasing", 0.25, "rotation", 15);
    assertEquals(
        new Augment(
            Preset.NONE,
            Optional.of(new Crop(List.of(0.35, 1.0), 10)),
            Optional.of(new Erasing(0.25, 0)),
            15),
        bind(Map.of("augment", job)));
  }

  @Test
  void aValueWithoutKeysStandsForThePositionalPart() {
    Augment flip = new Augment(Preset.FLIP, Optional.empty(), Optional.empty(), 0);
    assertEquals(flip, bind(Map.of("augment", "flip")));
    assertEquals(new Augment(Preset.NONE, Optional.empty(), Optional.empty(), 0), bind(Map.of()));
  }

  @Test
  void fullKeysOfACommandLineReachEveryPartAndAddToAValueWithoutKeys() {
    assertEquals(
        new Augment(Preset.FLIP, Optional.of(new Crop(List.of(0.5, 0.6), 10)), Optional.empty(), 3),
        bind(
            Map.of(
                "augment",
                "flip",
                "augment.resized-crop.scale",
                "0.5,0.6",
                "augment.rotation",
                "3")));
    assertEquals(
        20, bind(Map.of("augment", Map.of("rotation", 10), "augment.rotation", 20)).rotation());
  }

  @Test
  void anOptionalRecordIsSwitchedOnWithItsDefaultsAndOff() {
    for (Object on : List.of(true, "on", Map.of())) {
      assertEquals(Optional.of(USUAL), bind(Map.of("augment.resized-crop", on)).resizedCrop());
    }
    assertEquals(Optional.of(new Erasing(0.5, 0)), bind(Map.of("augment.erasing", "on")).erasing());
    for (Object off : List.of(false, "off", "")) {
      assertEquals(Optional.empty(), bind(Map.of("augment.resized-crop", off)).resizedCrop());
      assertEquals(Optional.empty(), bind(Map.of("augment.erasing", off)).erasing());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "augment.rotaton | 3 | unknown parameter 'augment.rotaton'; did you mean 'augment.rotation'?",
        "augmnt.rotation | 3 | unknown parameter 'augmnt.rotation'; did you mean 'augment'?",
        "rotation | 3 | unknown parameter 'rotation'; did you mean 'augment.rotation'?",
        "scale | 3 | unknown parameter 'scale'; did you mean 'augment.resized-crop.scale'?",
        "augment.rotation | 200 | 'augment.rotation' must be between 0 and 180, but is 200",
        "augment | filp | 'augment.preset' must be one of none, flip, but is 'filp'; did you mean 'flip'?",
        "augment.resized-crop | 0.3 | 'augment.resized-crop' takes keys (scale, tries), but is '0.3'",
        "augment.resized-crop.scale | 0.3 | 'augment.resized-crop': 'scale' takes two numbers",
        "augment.erasing | 2 | 'augment.erasing.share' must be between 0 and 1, but is 2",
        "epochs.x | 2 | unknown parameter 'epochs.x'; did you mean 'epochs'?"
      })
  void whatIsWrongIsNamedByItsFullKey(String key, String value, String message) {
    assertEquals(message, refusal(Map.of(key, value)));
  }

  @Test
  void aMistakeInsideAMapIsNamedByItsFullKeyToo() {
    assertEquals(
        "unknown parameter 'augment.resized-crop.scales'; did you mean 'augment.resized-crop.scale'?",
        refusal(Map.of("augment", Map.of("resized-crop", Map.of("scales", 1)))));
  }

  @Test
  void theDescriptionHasAnOptionForEveryPart() {
    List<ParamInfo> infos = binder.describe(Training.class);
    assertEquals(
        List.of(
            "epochs",
            "augment",
            "augment.resized-crop",
            "augment.resized-crop.scale",
            "augment.resized-crop.tries",
            "augment.erasing",
            "augment.erasing.fill",
            "augment.rotation"),
        infos.stream().map(ParamInfo::key).toList());
    ParamInfo augment = infos.get(1);
    assertEquals(Kind.CHOICE, augment.kind());
    assertEquals(List.of("none", "flip"), augment.choices());
    assertEquals(Optional.of("none"), augment.defaultText());
    assertFalse(augment.positional());
    assertEquals(Kind.FLAG, infos.get(2).kind());
    assertTrue(infos.get(3).list());
    assertEquals(Kind.NUMBER, infos.get(5).kind());
    assertEquals(1, infos.get(5).max());
  }

  record Inner(@Param(help = "Must be") int n) {}

  record Lists(@Param(value = "", help = "x") List<Inner> n) {}

  record Maybe(@Param(value = "", help = "x") Optional<Inner> inner) {}

  record WrongDefault(@Param(value = "7", help = "x") Inner inner) {}

  @Test
  void nothingIsRequiredOfARecordThatMayBeLeftOut() {
    List<ParamInfo> infos = binder.describe(Maybe.class);
    assertFalse(infos.get(1).required());
    assertEquals(new Maybe(Optional.empty()), binder.bind(Maybe.class, Map.of(), BASE));
    assertEquals(
        "'inner.n' is missing (Must be)",
        assertThrows(
                ParamException.class,
                () -> binder.bind(Maybe.class, Map.of("inner", Map.of()), BASE))
            .getMessage());
  }

  @Test
  void aListOfRecordsAndADefaultThatFitsNoPartAreRefused() {
    for (Class<? extends Record> type : List.of(Lists.class, WrongDefault.class)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> binder.describe(type)).getMessage();
      assertTrue(message.contains(type.getName()), message);
    }
  }

  @Test
  void provenanceReadsBackToTheSameRecord() {
    Training some =
        new Training(
            3,
            new Augment(
                Preset.FLIP, Optional.of(new Crop(List.of(0.1, 0.9), 10)), Optional.empty(), 7.5));
    Map<String, String> texts = binder.provenance(some);
    assertEquals("flip", texts.get("augment.preset"));
    assertEquals("0.1,0.9", texts.get("augment.resized-crop.scale"));
    assertFalse(texts.containsKey("augment.resized-crop.tries"));
    assertEquals("", texts.get("augment.erasing"));
    assertEquals(some, binder.bind(Training.class, texts, BASE));
  }
}
