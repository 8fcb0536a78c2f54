/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;

/** Learning rates against torch.optim.lr_scheduler's documentation and, for plateau, libtorch. */
class ScheduleTest {

  /** The rates of as many epochs as there are losses, each known only after its epoch. */
  private static double[] rates(FineTuneParams params, double... losses) {
    Rates rates = Rates.of(params);
    List<Epoch> before = new ArrayList<>();
    double[] found = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      found[i] = rates.next(before);
      Fit fit = new Fit(losses[i], 0.5);
      before.add(
          new Epoch(i + 1, found[i], fit, Optional.empty(), Optional.of(fit), Optional.empty(), 1));
    }
    return found;
  }

  private static double[] rates(int epochs, Object... params) {
    Object[] all = Arrays.copyOf(params, params.length + 2);
    all[params.length] = "epochs";
    all[params.length + 1] = epochs;
    return rates(TestJob.params(all), new double[epochs]);
  }

  @Test
  void aConstantRateStays() {
    assertArrayEquals(new double[] {0.02, 0.02, 0.02}, rates(3, "learning-rate", 0.02));
  }

  @Test
  void theStepScheduleIsTorchs() {
    // torch.optim.lr_scheduler.StepLR(sgd(lr=0.001), 7, 0.1): epochs 0-6, 7-13, 14- counted from 0
    double[] found =
        rates(15, "schedule", "step", "learning-rate", 0.001, "step-size", 7, "gamma", 0.1);
    double[] torch = new double[15];
    Arrays.fill(torch, 0, 7, 1e-3);
    Arrays.fill(torch, 7, 14, 1e-4);
    torch[14] = 1e-5;
    assertArrayEquals(torch, found, 1e-18);
  }

  @Test
  void theCosineScheduleIsTorchs() {
    // CosineAnnealingLR(T_max=4, eta_min=0.02): eta_min + (0.1 - eta_min) (1 + cos(pi t / 4)) / 2
    double half = Math.sqrt(0.5);
    double[] torch = {0.1, 0.02 + 0.04 * (1 + half), 0.06, 0.02 + 0.04 * (1 - half)};
    assertArrayEquals(
        torch, rates(4, "schedule", "cosine", "learning-rate", 0.1, "min-rate", 0.02), 1e-15);
  }

  @Test
  void theWarmUpIsLinearAndTheScheduleBeginsAtItsEnd() {
    // The example of LinearLR's documentation: start_factor=0.5, total_iters=4, lr 0.05.
    double[] torch = {0.025, 0.03125, 0.0375, 0.04375, 0.05, 0.05, 0.025, 0.025};
    double[] found =
        rates(
            8,
            "learning-rate",
            0.05,
            "warm-up",
            4,
            "warm-up.start",
            0.5,
            "schedule",
            "step",
            "step-size",
            2,
            "gamma",
            0.5);
    assertArrayEquals(torch, found, 1e-17);
    double[] third = rates(2, "learning-rate", 0.3, "warm-up", 2);
    assertArrayEquals(new double[] {0.1, 0.2}, third, 1e-15, "torch's default begins at a third");
  }

  @Test
  void afterAWarmUpTheCosineFillsTheEpochsThatAreLeft() {
    double[] found = rates(6, "schedule", "cosine", "learning-rate", 1, "warm-up", 2);
    double half = Math.sqrt(0.5);
    double[] torch = {1 / 3.0, 2 / 3.0, 1, (1 + half) / 2, 0.5, (1 - half) / 2};
    assertArrayEquals(torch, found, 1e-15);
  }

  @Test
  void thePlateauScheduleIsTorchs() throws IOException {
    int checked = 0;
    for (JsonElement element : reference()) {
      JsonObject run = element.getAsJsonObject();
      double[] losses = doubles(run.getAsJsonArray("losses"));
      FineTuneParams params =
          TestJob.params(
              "schedule",
              "plateau",
              "learning-rate",
              1,
              "plateau.factor",
              run.get("factor").getAsDouble(),
              "plateau.patience",
              run.get("patience").getAsInt(),
              "plateau.cooldown",
              run.get("cooldown").getAsInt(),
              "min-rate",
              run.get("smallest").getAsDouble());
      double[] torch = doubles(run.getAsJsonArray("rates"));
      double[] found = rates(params, losses);
      for (int i = 0; i < torch.length; i++) {
        String what = run.get("name").getAsString() + ", epoch " + i;
        assertEquals(torch[i], found[i], 1e-9 * torch[i], what);
      }
      checked += torch.length;
    }
    assertEquals(4 * 30, checked);
  }

  @Test
  void plateausDefaultsAreTorchs() {
    ScheduleParams.Plateau plateau = TestJob.params().pace().plateau();
    assertEquals(new ScheduleParams.Plateau(0.1, 10, 1e-4, 0), plateau);
  }

  private static JsonArray reference() throws IOException {
    try (Reader in =
        new InputStreamReader(
            ScheduleTest.class.getResourceAsStream("/plateau.json"), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(in).getAsJsonArray();
    }
  }

  private static double[] doubles(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }
}
