/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lucerna.backbone.small.SmallGap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersLoader;
import org.lucerna.dataset.synthetic.CrittersParams;
import org.lucerna.imaging.internal.JavaFigureExporter;
import org.lucerna.testkit.TestInspection;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.lucerna.vision.api.compute.Learner;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Optimizer;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.weights.InitialWeights;

/** A small network that has seen some critters, from end to end. */
class CrittersTest {

  private static final int CLASSES = 3;
  private static final int EPOCHS = 8;
  private static final int BATCH = 10;

  private static Model model;
  private static TestInspection inspection;

  @BeforeAll
  static void train() throws IOException {
    Network network = new SmallGap().network("small-gap");
    model = Fixtures.load(network, InitialWeights.of(network, 1, InitialWeights.Scheme.HE_NORMAL));
    CrittersParams params =
        new CrittersParams(
            CLASSES,
            30,
            128,
            0.2,
            0,
            0,
            1,
            1,
            Optional.empty(),
            1,
            CrittersParams.MarkedSplits.TRAINING);
    Dataset data = new CrittersLoader().open(params, 3, Progress.none());
    inspection = Fixtures.inspection(model, data.classes());
    for (int i = 0; i < data.samples().size(); i++) {
      GroundTruth truth = data.groundTruth(i).orElseThrow();
      inspection.add(
          data.samples().get(i).id(),
          data.samples().get(i).label(),
          data.image(i),
          new PictureTruth(
              truth.objects().stream().map(o -> o.bounds()).toList(),
              truth.parts(),
              truth.defining(),
              false));
    }
    learn(network);
  }

  private static void learn(Network network) {
    Set<String> trained =
        Parameters.of(network).stream()
            .filter(p -> p.role().isTrained())
            .map(ParameterSpec::name)
            .collect(Collectors.toSet());
    List<InspectedPicture> pictures = new ArrayList<>(inspection.pictures());
    Learner.Setup setup =
        new Learner.Setup(
            Network.INPUT, trained, new Optimizer.Adam(0.9, 0.999, 1e-8, 0), false, 1);
    Random random = new Random(2);
    try (Learner learner = model.learner(setup)) {
      long step = 0;
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        Collections.shuffle(pictures, random);
        for (int from = 0; from < pictures.size(); from += BATCH) {
          List<InspectedPicture> batch = pictures.subList(from, from + BATCH);
          Tensor inputs = inspection.inputs(inspection.crops(batch));
          int[] labels = batch.stream().mapToInt(p -> p.label().orElseThrow()).toArray();
          learner.train(inputs, labels, 0.003, step++);
        }
      }
    }
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void moreUnitsDetectPartsThanByChance() throws IOException {
    Findings findings =
        new Dissection().analyse(inspection, DissectionParams.defaults(), Progress.none());
    Map<?, ?> layer = (Map<?, ?>) ((List<?>) findings.json().get("layers")).get(0);
    int confirmed = (int) layer.get("confirmed");
    int chance = (int) layer.get("by_chance");
    assertTrue(confirmed > chance + 10, confirmed + " detectors, " + chance + " by chance");
    export(findings, "dissection");
  }

  @Test
  void decisionsAreToldByTheCreaturesParts() throws IOException {
    Findings findings = new Words().analyse(inspection, WordsParams.defaults(), Progress.none());
    assertEquals(6, findings.lines().size());
    assertEquals(84, findings.json().get("pictures_that_name_units"));
    Set<String> parts = Set.of("body", "head", "wings", "shell", "long-ears");
    assertTrue(
        findings.tables().get(0).rows().stream().anyMatch(r -> parts.contains(r.get(10))),
        findings.lines().toString());
    export(findings, "words");
  }

  /** For looking at: nothing is written unless a folder is named. */
  private static void export(Findings findings, String name) throws IOException {
    String folder = System.getenv("LUCERNA_LOOK");
    int n = 0;
    for (Block block : findings.blocks()) {
      if (folder != null && block instanceof Block.FigureBlock f) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JavaFigureExporter().png(f.figure(), 1, out);
        Files.write(Path.of(folder, name + "-" + n++ + ".png"), out.toByteArray());
      }
    }
    if (folder != null) {
      Files.write(Path.of(folder, name + ".txt"), findings.lines());
    }
  }
}
