/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.MapAnswers;
import org.lucerna.vision.api.analysis.MapQuestion;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;

/** Cards of pictures of which it is known what the network looks at. */
class TrustAnalysisTest {

  private static final Map<String, LinearNet.Method> METHODS =
      Map.of(
          "oracle",
          LinearNet::oracle,
          "away",
          (input, index) -> LinearNet.displaced(LinearNet.oracle(input, index)));

  private final LinearNet net = new LinearNet();
  private final RecordParamBinder binder = new RecordParamBinder();

  private static PictureTruth truth() {
    BitSet bits = new BitSet();
    for (int i = 0; i < LinearNet.SIDE * LinearNet.SIDE; i++) {
      bits.set(i, LinearNet.inSquare(0, i / LinearNet.SIDE, i % LinearNet.SIDE));
    }
    Mask square = Mask.of(LinearNet.SIDE, LinearNet.SIDE, bits);
    return new PictureTruth(List.of(), Map.of("square", square), Set.of("square"), false);
  }

  private TestInspection inspection() {
    return new TestInspection(net, LinearNet.CLASSES, null, crop -> LinearNet.picture())
        .explaining(
            (pictures, wish, maps) ->
                pictures.forEach(p -> maps.accept(explained(p, wish.methods()))))
        .making((model, inputs, questions) -> made(inputs, questions.get(0)));
  }

  private PictureMaps explained(InspectedPicture picture, List<String> methods) {
    List<PictureMaps.PictureMap> maps = new ArrayList<>();
    for (String method : methods) {
      Heatmap map = METHODS.get(method).map(LinearNet.picture(), 0);
      maps.add(
          new PictureMaps.PictureMap(
              method, method, net.network().features(), "features.16", "label", 0, map));
    }
    float[] logits = net.logits(LinearNet.picture().toArray());
    return new PictureMaps(picture, LinearNet.grey(), logits, maps);
  }

  private MapAnswers made(Tensor inputs, MapQuestion question) {
    List<float[]> logits = new ArrayList<>();
    List<Heatmap> maps = new ArrayList<>();
    for (int i = 0; i < inputs.size(0); i++) {
      logits.add(net.logits(inputs.slice(i).toArray()));
      maps.add(METHODS.get(question.method()).map(inputs.slice(i), question.classIndex()));
    }
    return new MapAnswers(logits, List.of(maps), inputs.size(0));
  }

  private Findings analyse(TestInspection inspection, Map<String, Object> values)
      throws IOException {
    return new TrustAnalysis(new FakePlugins(), binder)
        .analyse(inspection, binder.bind(TrustParams.class, values, Path.of("")), Progress.none());
  }

  @Test
  void verdictsAreCountedBesideTheTruth() throws IOException {
    TestInspection inspection = inspection();
    for (int i = 0; i < 3; i++) {
      inspection.add("picture-" + i, 0, LinearNet.grey(), truth());
    }
    Findings found =
        analyse(inspection, Map.of("method", "oracle,away", "examples", "0", "copies", "30"));
    Table right =
        found.tables().stream()
            .filter(t -> t.name().equals("trust-right"))
            .findFirst()
            .orElseThrow();
    // 3 of 6 maps show the square; all three are supported, and nothing else is.
    List<Object> all = right.rows().get(0);
    assertEquals("all methods", all.get(0));
    assertTrue(String.valueOf(all.get(1)).startsWith("50.0 % ("), all.toString());
    assertTrue(String.valueOf(all.get(1)).endsWith("3 of 6"), all.toString());
    // Wilson of 3 of 3.
    assertEquals("100.0 % (43.9 to 100.0), 3 of 3", all.get(2));
    assertEquals("100.0 % (43.9 to 100.0), 3 of 3", all.get(5));
    assertEquals(
        List.of(
            "all methods",
            "oracle at features.16",
            "away at features.16",
            "random",
            "centre",
            "defining part"),
        right.rows().stream().map(row -> row.get(0)).toList());
    assertEquals("100.0 % (43.9 to 100.0), 3 of 3", right.rows().get(5).get(2));
    Table each = found.tables().get(2);
    assertEquals(3 * 5, each.rows().size());
    assertEquals("trust", each.name());
  }

  @Test
  void withoutTruthThereAreVerdictsOnly() throws IOException {
    TestInspection inspection = inspection();
    inspection.add("one", 0, LinearNet.grey(), null);
    Findings found =
        analyse(
            inspection,
            Map.of("method", "oracle", "examples", "0", "baselines", "false", "copies", "30"));
    assertEquals(
        List.of(
            "oracle at features.16        1 maps: 1 supported, 0 weak, 0 not supported, 0 undefined"),
        found.lines());
    assertEquals(2, found.tables().size());
  }

  @Test
  void withoutPicturesThereIsNothingToSay() {
    assertThrows(LucernaException.class, () -> analyse(inspection(), Map.of()));
  }
}
