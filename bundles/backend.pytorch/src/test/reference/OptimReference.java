/* SPDX-License-Identifier: Apache-2.0 */

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.CrossEntropyLossOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.ReduceLROnPlateauScheduler;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.StepLR;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Trains a small convolutional network with libtorch's own optimisers, loss, gradient clipping and
 * schedulers, in double precision, and writes what they did as JSON: the first argument names the
 * file for optimisers and losses, the second that for ReduceLROnPlateau. README.md beside this file
 * says how to run it.
 */
public final class OptimReference {

  private static final int STEPS = 50;
  private static final int BATCHES = 5;
  private static final int ROWS = 6;
  private static final int SIDE = 5;
  private static final List<Integer> SHOWN = List.of(1, 10, 50);

  private static final List<String> NAMES =
      List.of("conv.weight", "conv.bias", "fc.weight", "fc.bias");
  private static final long[][] SHAPES = {{4, 3, 3, 3}, {4}, {3, 4}, {3}};

  /** Two groups of parameters: those of conv learn at this factor of the rate. */
  private record Run(
      String name,
      String kind,
      double rate,
      double momentum,
      boolean nesterov,
      double decay,
      double smoothing,
      double[] weights,
      double clip,
      double convFactor,
      int stepSize) {

    Run(String name, String kind, double rate, double momentum, boolean nesterov, double decay) {
      this(name, kind, rate, momentum, nesterov, decay, 0, new double[0], 0, 1, 0);
    }

    Run loss(double to, double... classes) {
      return new Run(
          name, kind, rate, momentum, nesterov, decay, to, classes, clip, convFactor, stepSize);
    }

    Run clip(double to) {
      return new Run(
          name,
          kind,
          rate,
          momentum,
          nesterov,
          decay,
          smoothing,
          weights,
          to,
          convFactor,
          stepSize);
    }

    Run groups(double to) {
      return new Run(
          name, kind, rate, momentum, nesterov, decay, smoothing, weights, clip, to, stepSize);
    }

    Run stepping(int every) {
      return new Run(
          name, kind, rate, momentum, nesterov, decay, smoothing, weights, clip, convFactor, every);
    }
  }

  /** Decay -1 leaves torch's default; the JSON then says what that is. */
  private static final List<Run> RUNS =
      List.of(
          new Run("sgd", "sgd", 0.2, 0, false, 0),
          new Run("sgd with momentum", "sgd", 0.1, 0.9, false, 0),
          new Run("sgd with weight decay", "sgd", 0.2, 0, false, 0.02),
          new Run("sgd with momentum and weight decay", "sgd", 0.1, 0.9, false, 0.01),
          new Run("sgd with nesterov momentum", "sgd", 0.1, 0.9, true, 0),
          new Run("sgd with nesterov momentum and weight decay", "sgd", 0.1, 0.8, true, 0.01),
          new Run("sgd under StepLR", "sgd", 0.2, 0.9, false, 0.001).stepping(20),
          new Run("sgd by group", "sgd", 0.2, 0.9, false, 0.001).groups(0.1),
          new Run("sgd clipped", "sgd", 0.1, 0.9, false, 0.01).clip(0.15),
          new Run("sgd clipped never", "sgd", 0.1, 0.9, false, 0).clip(1000),
          new Run("sgd with label smoothing", "sgd", 0.2, 0.9, false, 0).loss(0.1),
          new Run("sgd with class weights", "sgd", 0.2, 0.9, false, 0).loss(0, 0.5, 2, 1.25),
          new Run("sgd with smoothing and weights", "sgd", 0.2, 0.9, false, 0)
              .loss(0.2, 0.5, 2, 1.25),
          new Run("adam", "adam", 0.01, 0, false, -1),
          new Run("adam with weight decay", "adam", 0.01, 0, false, 0.05),
          new Run("adam clipped", "adam", 0.01, 0, false, 0.01).clip(0.05),
          new Run("adam by group", "adam", 0.02, 0, false, 0).groups(0.25),
          new Run("adamw", "adamw", 0.01, 0, false, -1),
          new Run("adamw with weight decay", "adamw", 0.01, 0, false, 0.2),
          new Run("adamw by group with smoothing and weights", "adamw", 0.02, 0, false, 0.1)
              .groups(0.25)
              .loss(0.1, 0.5, 2, 1.25));

  private final List<double[]> inputs = new ArrayList<>();
  private final List<long[]> labels = new ArrayList<>();
  private final List<double[]> start = new ArrayList<>();

  /** All numbers are exact in single precision, too. */
  private OptimReference() {
    Random random = new Random(20);
    for (int b = 0; b < BATCHES; b++) {
      inputs.add(draw(random, ROWS * 3 * SIDE * SIDE, 128, 64));
      labels.add(random.longs(ROWS, 0, 3).toArray());
    }
    for (long[] shape : SHAPES) {
      int size = 1;
      for (long s : shape) {
        size *= (int) s;
      }
      start.add(draw(random, size, 128, 256));
    }
  }

  private static double[] draw(Random random, int count, int bound, double unit) {
    return random.ints(count, -bound, bound + 1).mapToDouble(i -> i / unit).toArray();
  }

  public static void main(String[] args) throws IOException {
    OptimReference reference = new OptimReference();
    String text =
        """
        {"torch": "%s",
         "inputs": %s,
         "labels": %s,
         "start": {%s},
         "runs": [
        %s]}
        """
            .formatted(
                torch.TORCH_VERSION,
                list(reference.inputs, OptimReference::exact),
                list(reference.labels, Arrays::toString),
                named(reference.start, OptimReference::exact),
                RUNS.stream().map(reference::train).collect(Collectors.joining(",\n")));
    Files.writeString(Path.of(args[0]), text);
    Files.writeString(
        Path.of(args[1]),
        Plateau.ALL.stream().map(Plateau::json).collect(Collectors.joining(",\n", "[", "]\n")));
  }

  private String train(Run run) {
    TensorVector parameters = new TensorVector();
    for (int p = 0; p < SHAPES.length; p++) {
      parameters.push_back(Tensor.create(start.get(p), SHAPES[p]).set_requires_grad(true));
    }
    Optimizer optimizer = optimizer(run, parameters);
    StepLR schedule = run.stepSize() > 0 ? new StepLR(optimizer, run.stepSize(), 0.1) : null;
    List<Double> losses = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      optimizer.zero_grad();
      Tensor loss = loss(run, parameters, step % BATCHES);
      loss.backward();
      if (run.clip() > 0) {
        torch.clip_grad_norm_(parameters, run.clip());
      }
      losses.add(loss.item_double());
      rates.add(optimizer.param_groups().get(1).options().get_lr());
      optimizer.step();
      if (schedule != null) {
        schedule.step();
      }
      if (SHOWN.contains(step + 1)) {
        shown.add("\"%d\": {%s}".formatted(step + 1, values(parameters)));
      }
    }
    return json(run, losses, rates, shown);
  }

  private Tensor loss(Run run, TensorVector p, int batch) {
    Tensor x = Tensor.create(inputs.get(batch), ROWS, 3, SIDE, SIDE);
    long[] one = {1, 1};
    Tensor maps =
        torch.relu(torch.conv2d(x, p.get(0), new TensorOptional(p.get(1)), one, one, one, 1));
    Tensor pooled = torch.adaptive_avg_pool2d(maps, 1, 1).flatten(1, -1);
    Tensor logits = torch.linear(pooled, p.get(2), new TensorOptional(p.get(3)));
    CrossEntropyLossOptions options = new CrossEntropyLossOptions();
    options.label_smoothing().put(run.smoothing());
    if (run.weights().length > 0) {
      options.weight().put(Tensor.create(run.weights(), 3));
    }
    return torch.cross_entropy(logits, Tensor.create(labels.get(batch), ROWS), options);
  }

  private static Optimizer optimizer(Run run, TensorVector p) {
    TensorVector conv = new TensorVector(p.get(0), p.get(1));
    OptimizerOptions slower = options(run, run.rate() * run.convFactor());
    Optimizer optimizer =
        switch (run.kind()) {
          case "sgd" -> new SGD(conv, (SGDOptions) slower);
          case "adam" -> new Adam(conv, (AdamOptions) slower);
          default -> new AdamW(conv, (AdamWOptions) slower);
        };
    TensorVector fc = new TensorVector(p.get(2), p.get(3));
    optimizer.add_param_group(new OptimizerParamGroup(fc, options(run, run.rate())));
    return optimizer;
  }

  private static OptimizerOptions options(Run run, double rate) {
    if (run.kind().equals("sgd")) {
      SGDOptions sgd = new SGDOptions(rate);
      sgd.momentum().put(run.momentum());
      sgd.nesterov().put(run.nesterov());
      sgd.weight_decay().put(run.decay());
      return sgd;
    } else if (run.kind().equals("adam")) {
      AdamOptions adam = new AdamOptions(rate);
      if (run.decay() >= 0) {
        adam.weight_decay().put(run.decay());
      }
      return adam;
    }
    AdamWOptions adamw = new AdamWOptions(rate);
    if (run.decay() >= 0) {
      adamw.weight_decay().put(run.decay());
    }
    return adamw;
  }

  /** What torch's own defaults are where a run leaves them. */
  private static double decay(Run run) {
    return switch (run.kind()) {
      case "sgd" -> run.decay();
      case "adam" -> ((AdamOptions) options(run, 1)).weight_decay().get();
      default -> ((AdamWOptions) options(run, 1)).weight_decay().get();
    };
  }

  private static String json(Run run, List<Double> losses, List<Double> rates, List<String> shown) {
    return """
    {"name": "%s", "kind": "%s", "momentum": %s, "nesterov": %s, "decay": %s, "default-decay": %s,
     "smoothing": %s, "weights": %s, "clip": %s, "conv-factor": %s,
     "rates": %s,
     "losses": %s,
     "parameters": {%s}}\
    """
        .formatted(
            run.name(),
            run.kind(),
            run.momentum(),
            run.nesterov(),
            decay(run),
            run.decay() < 0,
            run.smoothing(),
            exact(run.weights()),
            run.clip(),
            run.convFactor(),
            numbers(rates),
            numbers(losses),
            String.join(",\n  ", shown));
  }

  private static String values(TensorVector parameters) {
    List<double[]> all = new ArrayList<>();
    for (long p = 0; p < parameters.size(); p++) {
      Tensor flat = parameters.get(p).detach().contiguous();
      double[] values = new double[(int) flat.numel()];
      flat.<java.nio.DoubleBuffer>createBuffer().get(values);
      all.add(values);
    }
    return named(all, OptimReference::rounded);
  }

  private static String named(List<double[]> values, Function<double[], String> format) {
    return IntStream.range(0, NAMES.size())
        .mapToObj(i -> "\"%s\": %s".formatted(NAMES.get(i), format.apply(values.get(i))))
        .collect(Collectors.joining(", "));
  }

  private static <T> String list(List<T> values, Function<T, String> format) {
    return values.stream().map(format).collect(Collectors.joining(",\n  ", "[", "]"));
  }

  private static String numbers(List<Double> values) {
    return rounded(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String exact(double[] values) {
    return DoubleStream.of(values)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Ten digits: a hundred times finer than what is tested. */
  private static String rounded(double[] values) {
    return DoubleStream.of(values)
        .mapToObj(v -> String.format(Locale.ROOT, "%.10g", v))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** ReduceLROnPlateau over given losses: the rate of each epoch, the first before any loss. */
  private record Plateau(
      String name, float factor, int patience, int cooldown, float smallest, float... losses) {

    private static final float[] FALLING_THEN_FLAT = {
      2f, 1.5f, 1.2f, 1.2f, 1.1999f, 1.19989f, 1.1f, 1.1f, 1.2f, 1.3f, 1.1f, 1.1f, 1.0f, 1.0f, 1.0f,
      1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 0.9999f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f
    };

    static final List<Plateau> ALL =
        List.of(
            new Plateau("patience 2", 0.5f, 2, 0, 0f, FALLING_THEN_FLAT),
            new Plateau("patience 1, cooldown 3", 0.25f, 1, 3, 0f, FALLING_THEN_FLAT),
            new Plateau("patience 0", 0.5f, 0, 0, 0f, FALLING_THEN_FLAT),
            new Plateau("patience 0, down to 0.03125", 0.5f, 0, 1, 0.03125f, FALLING_THEN_FLAT));

    String json() {
      SGD sgd = new SGD(new TensorVector(torch.ones(1)), new SGDOptions(1));
      ReduceLROnPlateauScheduler schedule =
          new ReduceLROnPlateauScheduler(
              sgd,
              ReduceLROnPlateauScheduler.SchedulerMode.min,
              factor,
              patience,
              1e-4,
              ReduceLROnPlateauScheduler.ThresholdMode.rel,
              cooldown,
              new float[] {smallest},
              1e-8,
              false);
      List<Double> rates = new ArrayList<>();
      List<Double> given = new ArrayList<>();
      for (float loss : losses) {
        rates.add(sgd.param_groups().get(0).options().get_lr());
        given.add((double) loss);
        schedule.step(loss);
      }
      return "{\"name\": \"%s\", \"factor\": %s, \"patience\": %d, \"cooldown\": %d, \"smallest\": %s,\n \"losses\": %s,\n \"rates\": %s}"
          .formatted(name, factor, patience, cooldown, smallest, numbers(given), numbers(rates));
    }
  }
}
