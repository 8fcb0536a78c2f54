/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.vision.api.train.Epoch;

/**
 * What is known of a run without reading its tables.
 *
 * @param folder absolute
 * @param name of the folder, or with its parent's name where it is one of several seeds or folds
 * @param changed when it last wrote
 * @param measured scores by split ({@code train}, {@code validation}, {@code test}), by name
 * @param problem one sentence where something is missing or damaged
 */
public record RunFolder(
    Path folder,
    String name,
    RunState state,
    Instant changed,
    Setup setup,
    Course course,
    Map<String, Map<String, Measured>> measured,
    Optional<String> problem) {

  /**
   * What was run.
   *
   * @param job its name
   * @param data the data set's name
   * @param source what opens the data set again, against {@code base}
   * @param head as the job says it; empty where the network keeps its own
   * @param configuration every setting by its key, such as {@code train.epochs}
   */
  public record Setup(
      String job,
      String data,
      List<String> classes,
      Map<String, Object> source,
      Path base,
      long seed,
      String network,
      String head,
      String fingerprint,
      Map<String, String> configuration) {}

  /**
   * How training went.
   *
   * @param chosen number of the epoch whose weights were kept; of a run at work the best until now
   * @param planned how many there are to be, if known
   * @param speeds pictures trained on in a second, by epoch; where the run says so, or how many
   *     pictures it has
   */
  public record Course(
      List<Epoch> epochs, OptionalInt chosen, OptionalInt planned, Map<Integer, Double> speeds) {

    public Course {
      epochs = List.copyOf(epochs);
      speeds = Map.copyOf(speeds);
    }

    /** The same where it is known how many epochs there are to be. */
    public Course of(int epochsPlanned) {
      return new Course(epochs, chosen, OptionalInt.of(epochsPlanned), speeds);
    }

    /** Milliseconds of all epochs. */
    public long millis() {
      return epochs.stream().mapToLong(Epoch::millis).sum();
    }
  }

  /** A score of a split, if it was measured. */
  public Optional<Measured> measured(String split, String score) {
    return Optional.ofNullable(measured.getOrDefault(split, Map.of()).get(score));
  }

  /** The page for people; may not be there yet. */
  public Path report() {
    return folder.resolve("report.html");
  }

  /** What repeats the run; may not be there yet. */
  public Path manifest() {
    return folder.resolve("manifest.json");
  }

  /** The same run with another course. */
  public RunFolder with(Course other) {
    return new RunFolder(folder, name, state, changed, setup, other, measured, problem);
  }

  /** The same run in another state. */
  public RunFolder in(RunState other) {
    return new RunFolder(folder, name, other, changed, setup, course, measured, problem);
  }
}
