/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersLoader;
import org.lucerna.dataset.synthetic.CrittersParams;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.imaging.augment.Augmentation;
import org.lucerna.imaging.augment.ColorJitter;
import org.lucerna.imaging.augment.RandomErasing;
import org.lucerna.imaging.augment.RandomHorizontalFlip;
import org.lucerna.imaging.augment.RandomResizedCrop;
import org.lucerna.imaging.augment.RandomRotation;
import org.lucerna.imaging.augment.Range;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.train.TrainReport;

class AugmentingTest {

  private static final Map<String, Object> MUCH =
      Map.of(
          "resized-crop",
          Map.of("scale", List.of(0.35, 1)),
          "flip",
          0.5,
          "rotation",
          15,
          "color-jitter",
          Map.of("brightness", 0.4, "contrast", 0.4, "hue", 0.1),
          "erasing",
          0.25);

  @TempDir Path root;
  private TestJob job;

  @BeforeEach
  void prepare() {
    job = new TestJob(root);
  }

  private static Augmentation augmentation(Object... keysAndValues) {
    return TestJob.params(keysAndValues).augment().of(Preprocessing.IMAGENET);
  }

  @Test
  void aJobFileNamesEachChangeAndTheyComeInTorchvisionsOrder() {
    Augmentation a = augmentation("augment", MUCH);
    assertEquals(
        Optional.of(
            new RandomResizedCrop(224, new Range(0.35, 1), new Range(0.75, 1.3333333333333333))),
        a.crop());
    // 0.485, 0.456, 0.406 of 255
    int mean = 124 << 16 | 116 << 8 | 104;
    assertEquals(
        List.of(
            new RandomHorizontalFlip(0.5),
            new RandomRotation(15, mean),
            new ColorJitter(0.4, 0.4, 0, 0.1)),
        a.changes());
    assertEquals(
        Optional.of(
            new RandomErasing(
                0.25, new Range(0.02, 0.33), new Range(0.3, 3.3), RandomErasing.Fill.MEAN)),
        a.erasing());
  }

  @Test
  void presetsAndTheirExceptions() {
    assertTrue(augmentation().isNone());
    assertTrue(augmentation("augment", "none").isNone());
    assertTrue(augmentation("augment", "flip", "augment.flip", 0).isNone());
    assertEquals(List.of(new RandomHorizontalFlip(0.5)), augmentation("augment", "flip").changes());
    Augmentation standard = augmentation("augment", "standard");
    assertEquals(new Range(0.08, 1), standard.crop().orElseThrow().scale());
    assertEquals(List.of(new RandomHorizontalFlip(0.5)), standard.changes());
    assertTrue(TestJob.params().augment().isNone());
    assertFalse(TestJob.params("augment.erasing", "on").augment().isNone());
  }

  @Test
  void wrongRangesAreRefusedByName() {
    assertRefused("'augment.resized-crop': 'scale' takes two numbers", "resized-crop.scale", "0.3");
    assertRefused("smaller one first", "erasing.ratio", "3,0.3");
    assertRefused("at least one of brightness", "color-jitter", "on");
    assertRefused("'augment.color-jitter.hue' must be between 0 and 0.5", "color-jitter.hue", 1);
    assertRefused("did you mean 'augment.erasing.fill'", "erasing.fil", "noise");
  }

  private static void assertRefused(String part, String key, Object value) {
    String message =
        assertThrows(ParamException.class, () -> TestJob.params("augment." + key, value))
            .getMessage();
    assertTrue(message.contains(part), message);
  }

  private Map<Integer, Tensor> inputs(List<List<Integer>> batches, int epoch) {
    Pictures pictures =
        new Pictures(job.with("augment", MUCH), new DefaultTasks(), new Meter(), true);
    Map<Integer, Tensor> inputs = new HashMap<>();
    pictures.each(
        batches,
        epoch,
        batch -> {
          for (int i = 0; i < batch.pictures().size(); i++) {
            inputs.put(batch.pictures().get(i), batch.values().slice(i));
          }
        });
    return inputs;
  }

  @Test
  void whatAPictureBecomesDependsOnSeedEpochAndPictureAlone() {
    List<Integer> order = IntStream.range(0, 30).boxed().toList();
    List<Integer> backwards = new ArrayList<>(order);
    java.util.Collections.reverse(backwards);
    Map<Integer, Tensor> first = inputs(Batch.cut(order, 4, false), 3);
    assertEquals(first, inputs(Batch.cut(backwards, 7, false), 3));
    assertNotEquals(first, inputs(Batch.cut(order, 4, false), 4));
    job.seed = 8;
    assertNotEquals(first, inputs(Batch.cut(order, 4, false), 3));
  }

  @Test
  void picturesToEvaluateStayAsTheyAre() throws IOException {
    Preprocessing how = job.network.input().preprocessing();
    Map<Integer, Tensor> plain = inputs(List.of(List.of(0, 1, 2)), 0);
    assertEquals(Preprocessor.tensor(job.data.image(1), how), plain.get(1));
  }

  @Test
  void everyChangePreventsCachingFeatures() throws IOException {
    for (String key : List.of("resized-crop", "erasing")) {
      assertEquals(
          Network.INPUT, Plan.of(job.with("augment." + key, "on"), new RecordParamBinder()).from());
    }
    assertEquals(
        Network.INPUT, Plan.of(job.with("augment.rotation", 5), new RecordParamBinder()).from());
    TrainReport report = job.run("epochs", 3, "augment", MUCH);
    assertEquals("the picture (nothing is cached)", report.facts().get("learning-begins-behind"));
    assertEquals(42, ((MemoryData) job.data).decodings(""), "pictures are kept in memory");
  }

  @Test
  void aStoppedRunContinuesToTheSameWeights() throws IOException {
    String whole = job.files.tensors(job.run("epochs", 4, "augment", MUCH).model());
    job.folder = root.resolve("stopped");
    job.run("epochs", 2, "augment", MUCH);
    job.resume = true;
    assertEquals(whole, job.files.tensors(job.run("epochs", 4, "augment", MUCH).model()));
  }

  @Test
  void otherChangesAreAnotherJob() {
    assertNotEquals(JobHash.of(job.with("augment", MUCH)), JobHash.of(job.with("augment", "flip")));
  }

  /** One picture and 31 variants of it, to be looked at: {@code target/augmented.png}. */
  @Test
  void aContactSheetShowsVariantsThatAllDiffer() throws IOException {
    CrittersParams params =
        new RecordParamBinder().bind(CrittersParams.class, Map.of("per-class", 4), root);
    Preprocessing how = Preprocessing.IMAGENET.sized(112, 112);
    Augmentation much = TestJob.params("augment", MUCH).augment().of(how);
    RgbImage[] tiles = new RgbImage[32];
    try (Dataset critters = new CrittersLoader().open(params, 3, Progress.none())) {
      RgbImage picture = critters.image(0);
      tiles[0] = Preprocessor.crop(picture, how);
      for (int i = 1; i < tiles.length; i++) {
        tiles[i] = seen(much.input(picture, how, Seeds.mix(5, i)), how);
      }
    }
    assertEquals(32, List.of(tiles).stream().distinct().count());
    Path file = Files.createDirectories(Path.of("target")).resolve("augmented.png");
    ImageIO.write(Images.toBuffered(sheet(tiles, 8)), "png", file.toFile());
  }

  /** Undoes the normalisation. */
  private static RgbImage seen(Tensor input, Preprocessing how) {
    int plane = input.size(1) * input.size(2);
    int[] rgb = new int[plane];
    for (int i = 0; i < 3 * plane; i++) {
      int c = i / plane;
      float level = 255 * (input.at(i) * how.std().get(c) + how.mean().get(c));
      rgb[i % plane] = rgb[i % plane] << 8 | Math.max(0, Math.min(255, Math.round(level)));
    }
    return RgbImage.wrap(input.size(2), input.size(1), rgb);
  }

  private static RgbImage sheet(RgbImage[] tiles, int columns) {
    int side = tiles[0].width() + 4;
    int width = columns * side;
    int height = tiles.length / columns * side;
    int[] rgb = new int[width * height];
    for (int t = 0; t < tiles.length; t++) {
      for (int p = 0; p < (side - 4) * (side - 4); p++) {
        int x = t % columns * side + p % (side - 4);
        int y = t / columns * side + p / (side - 4);
        rgb[y * width + x] = tiles[t].rgb(p % (side - 4), p / (side - 4));
      }
    }
    return RgbImage.wrap(width, height, rgb);
  }
}
