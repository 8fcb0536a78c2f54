/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.Fit;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.LineChart;
import org.lucerna.workbench.kit.chart.LineChart.Look;

/**
 * Charts of how runs were trained: validation solid, train dashed, the kept epoch marked.
 *
 * @param runs that are ticked
 */
public record RunCurves(List<RunFolder> runs, RunColors colors, Options options) {

  private static final Texts TEXTS = new Texts(RunCurves.class);
  private static final String VALIDATION = "validation";

  /**
   * How curves are drawn.
   *
   * @param smoothing weight of what came before, 0 for none, below 1
   * @param log whether loss and learning rate have a logarithmic axis
   */
  public record Options(double smoothing, boolean log, boolean train, boolean validation) {}

  public LineChart loss() {
    return chart(TEXTS.of("chart.loss"), options.log, false, fits(Fit::loss));
  }

  public LineChart accuracy() {
    return chart(TEXTS.of("chart.accuracy"), false, true, fits(Fit::accuracy));
  }

  public LineChart learningRate() {
    List<LineChart.Line> lines = new ArrayList<>();
    for (RunFolder run : runs) {
      lines.add(line(run, run.name(), Look.SOLID, e -> OptionalDouble.of(e.learningRate())));
    }
    return chart(TEXTS.of("chart.rate"), options.log, false, lines);
  }

  public LineChart speed() {
    List<LineChart.Line> lines = new ArrayList<>();
    for (RunFolder run : runs) {
      if (!run.course().speeds().isEmpty()) {
        lines.add(line(run, run.name(), Look.SOLID, e -> speed(run, e)));
      }
    }
    return chart(TEXTS.of("chart.speed"), false, false, lines);
  }

  /** Loss, accuracy, learning rate and speed. */
  public List<LineChart> all() {
    return List.of(loss(), accuracy(), learningRate(), speed());
  }

  private static LineChart chart(
      String title, boolean log, boolean percent, List<LineChart.Line> lines) {
    return new LineChart(title, TEXTS.of("chart.epoch"), log, percent, lines);
  }

  private static OptionalDouble speed(RunFolder run, Epoch epoch) {
    Double speed = run.course().speeds().get(epoch.number());
    return speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed);
  }

  private List<LineChart.Line> fits(ToDoubleFunction<Fit> value) {
    List<LineChart.Line> lines = new ArrayList<>();
    for (RunFolder run : runs) {
      boolean validated = run.course().epochs().stream().anyMatch(e -> e.validation().isPresent());
      if (options.train || !validated) {
        smoothed(lines, run, "train", Look.DASHED, e -> value(Optional.of(train(e)), value));
      }
      if (options.validation && validated) {
        smoothed(lines, run, VALIDATION, Look.SOLID, e -> value(e.validation(), value));
      }
    }
    return lines;
  }

  /** In evaluation mode at the epoch's end where that was measured. */
  private static Fit train(Epoch epoch) {
    return epoch.train().orElse(epoch.running());
  }

  private static OptionalDouble value(Optional<Fit> fit, ToDoubleFunction<Fit> value) {
    return fit.isPresent()
        ? OptionalDouble.of(value.applyAsDouble(fit.get()))
        : OptionalDouble.empty();
  }

  private void smoothed(
      List<LineChart.Line> lines,
      RunFolder run,
      String what,
      Look look,
      Function<Epoch, OptionalDouble> value) {
    LineChart.Line raw = line(run, run.name() + " · " + TEXTS.of(what), look, value);
    if (options.smoothing == 0) {
      lines.add(raw);
      return;
    }
    lines.add(
        new LineChart.Line(
            raw.name(), raw.slot(), Look.FAINT, raw.x(), raw.y(), OptionalDouble.empty()));
    lines.add(
        new LineChart.Line(
            raw.name(), raw.slot(), look, raw.x(), smooth(raw.y(), options.smoothing), raw.mark()));
  }

  private LineChart.Line line(
      RunFolder run, String name, Look look, Function<Epoch, OptionalDouble> value) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Epoch epoch : run.course().epochs()) {
      OptionalDouble v = value.apply(epoch);
      if (v.isPresent()) {
        x.add((double) epoch.number());
        y.add(v.getAsDouble());
      }
    }
    OptionalInt best = run.course().chosen();
    return new LineChart.Line(
        name,
        colors.slot(run.folder()),
        look,
        x,
        y,
        best.isPresent() && look == Look.SOLID && name.endsWith(TEXTS.of(VALIDATION))
            ? OptionalDouble.of(best.getAsInt())
            : OptionalDouble.empty());
  }

  /** An exponential moving average, corrected for its beginning, as TensorBoard's. */
  static List<Double> smooth(List<Double> values, double weight) {
    List<Double> result = new ArrayList<>();
    double sum = 0;
    double total = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum = sum * weight + (1 - weight) * value;
        total = total * weight + (1 - weight);
      }
      result.add(total == 0 ? value : sum / total);
    }
    return result;
  }

  /** Every number behind the curves, unsmoothed. */
  public Table table() {
    List<List<Object>> rows = new ArrayList<>();
    for (RunFolder run : runs) {
      for (Epoch e : run.course().epochs()) {
        List<Object> row = new ArrayList<>(List.of(run.name(), e.number(), e.learningRate()));
        fit(row, Optional.of(e.running()));
        fit(row, e.train());
        fit(row, e.validation());
        fit(row, e.test());
        row.add(e.millis());
        OptionalDouble speed = speed(run, e);
        row.add(speed.isPresent() ? (Object) speed.getAsDouble() : "");
        rows.add(row);
      }
    }
    return new Table(
        "training-curves",
        List.of(
            "run",
            "epoch",
            "learning rate",
            "running loss",
            "running accuracy",
            "train loss",
            "train accuracy",
            "validation loss",
            "validation accuracy",
            "test loss",
            "test accuracy",
            "milliseconds",
            "pictures a second"),
        rows);
  }

  private static void fit(List<Object> row, Optional<Fit> fit) {
    row.add(fit.isPresent() ? (Object) fit.get().loss() : "");
    row.add(fit.isPresent() ? (Object) fit.get().accuracy() : "");
  }
}
