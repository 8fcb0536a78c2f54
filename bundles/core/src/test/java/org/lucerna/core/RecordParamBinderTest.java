/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.param.ParamInfo.Kind;

class RecordParamBinderTest {

  enum Rule {
    PLAIN_SGD,
    ADAM
  }

  record Everything(
      @Param(help = "Where", positional = true) Path source,
      @Param(value = "10", help = "How often", min = 1, max = 1000) int epochs,
      @Param(value = "42", help = "Seed") long seed,
      @Param(value = "0.001", help = "Step", min = 0) double learningRate,
      @Param(value = "false", help = "Mirror pictures") boolean flip,
      @Param(value = "none", help = "A word") String word,
      @Param(value = "plain-sgd", help = "Rule") Rule rule,
      @Param(value = "", help = "At most") Optional<Integer> perClass,
      @Param(value = "", help = "Rule of the head") Optional<Rule> headRule,
      @Param(value = "", help = "Names") List<String> classes,
      @Param(value = "8,4", help = "When to step", max = 99) List<Integer> steps,
      @Param(value = "", help = "Pictures") List<Path> images,
      @Param(value = "8", help = "At a time", provenance = false) int batchSize) {}

  private static final Path BASE = Path.of("/data/jobs");
  private final RecordParamBinder binder = new RecordParamBinder();

  private Everything bind(Object... keysAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    values.putIfAbsent("source", "x");
    return binder.bind(Everything.class, values, BASE);
  }

  private String refusal(Object... keysAndValues) {
    return assertThrows(ParamException.class, () -> bind(keysAndValues)).getMessage();
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    assertEquals(
        new Everything(
            Path.of("/data/jobs/x"),
            10,
            42,
            0.001,
            false,
            "none",
            Rule.PLAIN_SGD,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(8, 4),
            List.of(),
            8),
        bind());
  }

  @Test
  void textsOfACommandLineBecomeEveryType() {
    Everything bound =
        bind(
            "source",
            "../a/./b",
            "epochs",
            "20",
            "seed",
            "-9223372036854775808",
            "learning-rate",
            "1e-4",
            "flip",
            "yes",
            "word",
            "a, b",
            "rule",
            "ADAM",
            "per-class",
            "7",
            "head-rule",
            "plain_sgd",
            "classes",
            "cat, dog",
            "steps",
            "1,2,3",
            "images",
            "p.png,/q.png");
    assertEquals(Path.of("/data/a/b"), bound.source());
    assertEquals(20, bound.epochs());
    assertEquals(Long.MIN_VALUE, bound.seed());
    assertEquals(1e-4, bound.learningRate());
    assertTrue(bound.flip());
    assertEquals("a, b", bound.word());
    assertEquals(Rule.ADAM, bound.rule());
    assertEquals(Optional.of(7), bound.perClass());
    assertEquals(Optional.of(Rule.PLAIN_SGD), bound.headRule());
    assertEquals(List.of("cat", "dog"), bound.classes());
    assertEquals(List.of(1, 2, 3), bound.steps());
    assertEquals(List.of(Path.of("/data/jobs/p.png"), Path.of("/q.png")), bound.images());
  }

  @Test
  void numbersBooleansAndListsOfAJobFileAreTaken() {
    Everything bound =
        bind(
            "epochs",
            20L,
            "seed",
            7,
            "learning-rate",
            1,
            "flip",
            true,
            "word",
            1.5,
            "per-class",
            3.0,
            "classes",
            List.of("a,b", 2),
            "steps",
            5,
            "head-rule",
            "");
    assertEquals(20, bound.epochs());
    assertEquals(7, bound.seed());
    assertEquals(1.0, bound.learningRate());
    assertTrue(bound.flip());
    assertEquals("1.5", bound.word());
    assertEquals(Optional.of(3), bound.perClass());
    assertEquals(List.of("a,b", "2"), bound.classes());
    assertEquals(List.of(5), bound.steps());
    assertEquals(Optional.empty(), bound.headRule());
  }

  @Test
  void anEmptyKeyOfAJobFileIsTheAbsenceOfAnOptionalValueOnly() {
    assertEquals(Optional.empty(), bind("per-class", null).perClass());
    assertEquals("'epochs' has no value", refusal("epochs", null));
    assertEquals("'classes' has no value", refusal("classes", Arrays.asList("a", null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epochs | 0 | 'epochs' must be between 1 and 1000, but is 0",
        "epochs | 1.5 | 'epochs' must be a whole number, but is '1.5'",
        "epochs | ten | 'epochs' must be a whole number, but is 'ten'",
        "epochs | true | 'epochs' must be a whole number, but is 'true'",
        "batch-size | 3000000000 | 'batch-size' is too large: 3000000000",
        "seed | 9223372036854775808 | 'seed' is too large: 9223372036854775808",
        "learning-rate | -0.1 | 'learning-rate' must be at least 0, but is -0.1",
        "learning-rate | NaN | 'learning-rate' must be a number, but is 'NaN'",
        "learning-rate | 1e999 | 'learning-rate' is too large: 1e999",
        "learning-rate | 0x1p3 | 'learning-rate' must be a number, but is '0x1p3'",
        "flip | maybe | 'flip' must be true or false, but is 'maybe'",
        "rule | adma | 'rule' must be one of plain-sgd, adam, but is 'adma'; did you mean 'adam'?",
        "steps | 1,100 | 'steps' must be at most 99, but is 100",
        "classes | a,,b | 'classes' has an empty value in 'a,,b'",
        "images | '' | ''",
      })
  void aWrongValueIsRefusedByNameWithWhatIsAllowed(String key, String value, String message) {
    if (message.isEmpty()) {
      assertEquals(List.of(), bind(key, value).images());
      return;
    }
    assertEquals(message, refusal(key, value));
  }

  @Test
  void aListIsNoPlainValueAndAMapIsNoValue() {
    assertEquals("'epochs' takes one value, but is a list", refusal("epochs", List.of(1, 2)));
    assertEquals("'word' takes plain values only, but has keys", refusal("word", Map.of("a", 1)));
  }

  @Test
  void anUnknownKeyIsRefusedWithTheOneProbablyMeant() {
    ParamException refused = assertThrows(ParamException.class, () -> bind("epocs", 1));
    assertEquals("epocs", refused.key());
    assertEquals("unknown parameter 'epocs'; did you mean 'epochs'?", refused.getMessage());
    assertEquals(
        "unknown parameter 'learningRate'; did you mean 'learning-rate'?",
        refusal("learningRate", 1));
    assertTrue(refusal("zzz", 1).contains("known are source, epochs, seed"), refusal("zzz", 1));
    assertEquals(
        "unknown parameter 'x'; there are none",
        assertThrows(ParamException.class, () -> binder.bind(NoParams.class, Map.of("x", 1), BASE))
            .getMessage());
  }

  @Test
  void aMissingRequiredParameterIsNamedWithItsHelp() {
    ParamException missing =
        assertThrows(ParamException.class, () -> binder.bind(Everything.class, Map.of(), BASE));
    assertEquals("source", missing.key());
    assertEquals("'source' is missing (Where)", missing.getMessage());
  }

  @Test
  void theDescriptionHasAllAnOptionOrADialogNeeds() {
    List<ParamInfo> infos = binder.describe(Everything.class);
    assertEquals(
        List.of(
            "source",
            "epochs",
            "seed",
            "learning-rate",
            "flip",
            "word",
            "rule",
            "per-class",
            "head-rule",
            "classes",
            "steps",
            "images",
            "batch-size"),
        infos.stream().map(ParamInfo::key).toList());
    ParamInfo source = infos.get(0);
    assertEquals(Kind.PATH, source.kind());
    assertTrue(source.required() && source.positional());
    ParamInfo rule = infos.get(6);
    assertEquals(List.of("plain-sgd", "adam"), rule.choices());
    assertEquals(Optional.of("plain-sgd"), rule.defaultText());
    ParamInfo steps = infos.get(10);
    assertTrue(steps.list() && steps.kind() == Kind.INTEGER && steps.max() == 99);
    assertEquals(Optional.empty(), infos.get(7).defaultText());
  }

  record WithoutAnnotation(int n) {}

  record WrongType(@Param(value = "1", help = "x") float n) {}

  record WrongDefault(@Param(value = "0", help = "x", min = 1) int n) {}

  record Nested(@Param(value = "", help = "x") Optional<List<String>> n) {}

  @Test
  void aRecordThatIsNoParameterRecordIsRefused() {
    for (Class<? extends Record> type :
        List.of(WithoutAnnotation.class, WrongType.class, WrongDefault.class, Nested.class)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> binder.describe(type)).getMessage();
      assertTrue(message.contains(type.getName()), message);
    }
  }

  @Test
  void provenanceReadsBackToTheSameRecordWithoutWhatCannotChangeAResult() {
    Everything params =
        bind("learning-rate", 0.1 + 0.2, "steps", "3,1", "rule", "adam", "per-class", 5);
    Map<String, String> texts = binder.provenance(params);
    assertEquals("0.30000000000000004", texts.get("learning-rate"));
    assertEquals("3,1", texts.get("steps"));
    assertEquals("", texts.get("head-rule"));
    assertTrue(!texts.containsKey("batch-size"));
    assertEquals(params, binder.bind(Everything.class, texts, Path.of("/")));
  }

  record Checked(
      @Param(value = "1", help = "from") int from, @Param(value = "2", help = "to") int to) {
    Checked {
      if (from > to) {
        throw new IllegalArgumentException("'from' must not be above 'to'");
      }
      if (to > 100) {
        throw new LucernaException(ExitStatus.DEVICE, "too far");
      }
    }
  }

  @Test
  void whatARecordChecksItselfIsSaidToTheUser() {
    assertEquals(
        "'from' must not be above 'to'",
        assertThrows(
                ParamException.class, () -> binder.bind(Checked.class, Map.of("from", 3), BASE))
            .getMessage());
    assertThrows(LucernaException.class, () -> binder.bind(Checked.class, Map.of("to", 101), BASE));
  }

  @ParameterizedTest
  @CsvSource({
    "perClass,per-class",
    "batch,batch",
    "useGPUNow,use-gpu-now",
    "top5,top5",
    "top5Only,top5-only",
    "x,x"
  })
  void keysAreComponentNamesInKebabCase(String name, String key) {
    assertEquals(key, ParamField.kebab(name));
  }
}
