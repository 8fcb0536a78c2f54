/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;

class LabAnalysisTest {

  private static Map<String, Toy.Drawing> parts(int count) {
    Map<String, Toy.Drawing> drawings = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      drawings.put("picture-" + i, Toy.Drawing.parts(i % 3, i / 3));
    }
    return drawings;
  }

  /**
   * {@code exact}: input times weight, which of a linear network is the truth; {@code blind}: the
   * sum of all channels, whatever the class; {@code nothing}: zeros.
   */
  private static MapAnswers maps(Tensor inputs, List<MapQuestion> questions) {
    List<List<Heatmap>> all = new ArrayList<>();
    List<float[]> logits = new ArrayList<>();
    for (MapQuestion question : questions) {
      List<Heatmap> maps = new ArrayList<>();
      for (int i = 0; i < inputs.size(0); i++) {
        maps.add(Heatmap.signed(map(question, inputs.slice(i))));
      }
      all.add(maps);
    }
    for (int i = 0; i < inputs.size(0); i++) {
      logits.add(Toy.sums(inputs.slice(i)));
    }
    return new MapAnswers(logits, all, inputs.size(0));
  }

  private static Tensor map(MapQuestion question, Tensor input) {
    return switch (question.method()) {
      case "exact" -> input.slice(question.classIndex());
      case "blind" -> {
        float[] sum = new float[Toy.SIZE * Toy.SIZE];
        for (int c = 0; c < 3; c++) {
          Tensor channel = input.slice(c);
          for (int i = 0; i < sum.length; i++) {
            sum[i] += channel.at(i);
          }
        }
        yield Tensor.wrap(sum, Toy.SIZE, Toy.SIZE);
      }
      default -> Tensor.wrap(new float[Toy.SIZE * Toy.SIZE], Toy.SIZE, Toy.SIZE);
    };
  }

  private static LabParams params(World world) {
    return new LabParams(world, List.of("blind", "nothing", "exact"), "last", 0, 0, List.of());
  }

  private static Findings examine(World world, Toy.Net net, Map<String, Toy.Drawing> drawings)
      throws IOException {
    TestInspection inspection =
        Toy.inspection(net, drawings).making((model, inputs, questions) -> maps(inputs, questions));
    return new LabAnalysis().analyse(inspection, params(world), Progress.none());
  }

  private static Map<?, ?> row(Findings findings, Measure measure, String method) {
    return ((List<?>) findings.json().get("methods"))
        .stream()
            .map(r -> (Map<?, ?>) r)
            .filter(r -> r.get("measure").equals(measure.id()) && r.get("method").equals(method))
            .findFirst()
            .orElseThrow();
  }

  private static double value(Findings findings, Measure measure, String method) {
    return (double) row(findings, measure, method).get("value");
  }

  private static double chance(Findings findings, Measure measure) {
    return (double) ((Map<?, ?>) findings.json().get("chance")).get(measure.id());
  }

  @Test
  void aNetworkThatUsesTheDefiningPartQualifiesAndTheExactMapIsTheTruth() throws IOException {
    Findings findings = examine(World.PARTS, Toy::sums, parts(30));
    assertEquals(true, findings.json().get("qualified"));
    assertEquals(1.0, value(findings, Measure.IMPORTANCE, "oracle"));
    assertEquals(1.0, value(findings, Measure.IMPORTANCE, "exact"), 1e-12);
    assertEquals(1.0, value(findings, Measure.ENERGY, "oracle"));
    // key 576 of 1, hat 400 of 128/255, shoe 256 of 48/255, tail 144 of 16/255
    double energy = 576 / (576 + 400 * 128 / 255.0 + 256 * 48 / 255.0 + 144 * 16 / 255.0);
    assertEquals(energy, value(findings, Measure.ENERGY, "exact"), 1e-6);
    assertEquals(576.0 / (128 * 128), chance(findings, Measure.ENERGY), 1e-12);
  }

  @Test
  void noiseIsAtChance() throws IOException {
    Findings findings = examine(World.PARTS, Toy::sums, parts(45));
    for (Measure measure : World.PARTS.measures()) {
      Map<?, ?> random = row(findings, measure, "random");
      double half = ((double) random.get("high") - (double) random.get("low")) / 2;
      assertEquals(
          chance(findings, measure), (double) random.get("value"), 1.5 * half, measure.id());
    }
    assertEquals(0.0, chance(findings, Measure.IMPORTANCE));
  }

  @Test
  void aMapWithoutEvidenceIsUndefinedNotZero() throws IOException {
    Findings findings = examine(World.PARTS, Toy::sums, parts(6));
    Map<?, ?> nothing = row(findings, Measure.ENERGY, "nothing");
    assertEquals(0, nothing.get("n"));
    assertEquals(6, nothing.get("undefined"));
    assertFalse(nothing.containsKey("value"));
  }

  @Test
  void aNetworkThatUsesAnotherPartDoesNotQualifyAndRanksNothing() throws IOException {
    // what it says hangs on the hat: where that is darker it says something else
    Toy.Net hats =
        input -> {
          float[] logits = Toy.sums(input);
          boolean hat = input.slice(0).at(40 * Toy.SIZE / 2 + 80) > 0.4;
          return hat ? logits : new float[] {logits[1], logits[2], logits[0]};
        };
    Findings findings = examine(World.PARTS, hats, parts(9));
    assertEquals(false, findings.json().get("qualified"));
    assertTrue(String.valueOf(findings.json().get("why-not")).contains("hat swapped"));
    assertFalse(findings.json().containsKey("methods"));
    assertFalse(findings.json().containsKey("scores"));
    assertTrue(findings.tables().stream().noneMatch(t -> t.name().equals("lab-methods")));
    assertTrue(findings.lines().get(0).endsWith("not qualified"));
  }

  @Test
  void aNetworkThatDoesNotSeeTheDefiningPartDoesNotQualify() throws IOException {
    Findings findings = examine(World.PARTS, input -> new float[] {1, 0, 0}, parts(9));
    assertEquals(false, findings.json().get("qualified"));
    assertTrue(String.valueOf(findings.json().get("why-not")).contains("another class's"));
  }

  @Test
  void aMapThatDoesNotDependOnTheClassTellsNoCreaturesApart() throws IOException {
    Map<String, Toy.Drawing> drawings = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      drawings.put("picture-" + i, Toy.Drawing.two(i % 3, (i + 1 + i / 6) % 3));
    }
    Findings findings = examine(World.TWO, Toy::sums, drawings);
    assertEquals(true, findings.json().get("qualified"));
    assertEquals(1.0, value(findings, Measure.DISCRIMINATION, "oracle"));
    assertEquals(0.5, value(findings, Measure.DISCRIMINATION, "blind"), 1e-12);
    assertEquals(0.5, value(findings, Measure.DISCRIMINATION, "centre"), 1e-12);
    assertEquals(0.5, value(findings, Measure.DISCRIMINATION, "edges"), 1e-12);
    assertTrue(value(findings, Measure.DISCRIMINATION, "exact") > 0.6);
    assertEquals(0.5, chance(findings, Measure.DISCRIMINATION));
  }

  @Test
  void focusIsTheShareInTheTwoCellsOfTheClass() throws IOException {
    Map<String, Toy.Drawing> drawings = new LinkedHashMap<>();
    for (int i = 0; i < 6; i++) {
      drawings.put("picture-" + i, Toy.Drawing.mosaic(i % 3));
    }
    Findings findings = examine(World.MOSAIC, Toy::sums, drawings);
    assertEquals(1.0, value(findings, Measure.FOCUS, "oracle"));
    assertEquals(1.0, value(findings, Measure.FOCUS, "exact"), 1e-12);
    double above = 2 * 900 + 3 * 144 * 48 / 255.0;
    assertEquals(above / (above + 1800), value(findings, Measure.FOCUS, "blind"), 1e-6);
    assertEquals(0.5, chance(findings, Measure.FOCUS));
  }

  @Test
  void aShortcutIsOneOnlyIfAccuracyFallsWithoutIt() throws IOException {
    Map<String, Toy.Drawing> drawings = parts(30);
    drawings.replaceAll((id, d) -> id.hashCode() % 2 == 0 ? d.marked() : d);
    Findings uses =
        examine(
            World.SHORTCUT,
            input -> {
              float[] logits = Toy.sums(input);
              boolean mark = input.slice(0).at(6 * Toy.SIZE + 115) > 0.5;
              return mark ? logits : new float[] {logits[2], logits[0], logits[1]};
            },
            drawings);
    assertEquals(true, uses.json().get("qualified"));
    assertEquals(1.0, value(uses, Measure.MARK, "oracle"));
    assertEquals(196.0 / (128 * 128), chance(uses, Measure.MARK), 1e-12);
    Findings ignores = examine(World.SHORTCUT, Toy::sums, drawings);
    assertEquals(false, ignores.json().get("qualified"));
    assertTrue(String.valueOf(ignores.json().get("why-not")).contains("at least 20 %"));
  }

  @Test
  void aMethodThatIsNotDefinedHereIsLeftOutWithTheReason() throws IOException {
    TestInspection inspection =
        Toy.inspection(Toy::sums, parts(6))
            .making(
                (model, inputs, questions) -> {
                  if (questions.stream().anyMatch(q -> q.method().equals("blind"))) {
                    throw new LucernaException(ExitStatus.USAGE, "blind needs eyes");
                  }
                  return maps(inputs, questions);
                });
    Findings findings = new LabAnalysis().analyse(inspection, params(World.PARTS), Progress.none());
    assertEquals(List.of("blind is left out: blind needs eyes"), findings.problems());
    assertEquals(1.0, value(findings, Measure.IMPORTANCE, "exact"), 1e-12);
  }

  @Test
  void picturesOfAnotherWorldAreRefused() {
    for (World world : List.of(World.TWO, World.MOSAIC, World.SHORTCUT)) {
      LucernaException e =
          assertThrows(LucernaException.class, () -> examine(world, Toy::sums, parts(3)));
      assertTrue(e.getMessage().contains("critters"), e.getMessage());
    }
    TestInspection plain =
        Toy.inspection(Toy::sums, Map.of())
            .add("photo", 0, Toy.Drawing.parts(0, 0).image(), Toy.Drawing.parts(0, 0).truth());
    assertThrows(
        LucernaException.class,
        () -> new LabAnalysis().analyse(plain, params(World.PARTS), Progress.none()));
  }
}
