/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lucerna.vision.api.dataset.Split;

/**
 * A finished run, read from its folder.
 *
 * @param name what columns and legends call it
 * @param facts network, weights and what else describes its training
 * @param data how its data set was opened
 * @param classes names by index
 * @param splits results; never empty
 * @param contents SHA-256 of each picture by id; empty for folders of versions that did not keep it
 * @param maps in the order they were made
 */
record FinishedRun(
    String name,
    Path folder,
    Facts facts,
    Data data,
    List<String> classes,
    Map<Split, EvaluatedSplit> splits,
    List<EpochRow> epochs,
    Map<String, String> contents,
    List<MapFile> maps) {

  /**
   * How it was trained.
   *
   * @param batch pictures a step, where it was trained
   * @param chosen the epoch whose weights were kept, where it was trained
   * @param parameters trained values of the network, where the folder says it
   * @param notes what a reader must not overlook, such as meaningless weights
   */
  record Facts(
      String network,
      String weights,
      long seed,
      Optional<String> batch,
      Optional<Integer> chosen,
      OptionalLong parameters,
      List<String> notes) {}

  /**
   * @param loading the job's {@code data}
   * @param base relative paths in it are meant against this folder
   * @param fingerprint of pictures, labels and splits
   * @param seenInTraining number of pictures, those that only chose an epoch included
   */
  record Data(
      String name,
      Map<String, Object> loading,
      Path base,
      String fingerprint,
      int seenInTraining) {}

  FinishedRun named(String other) {
    return new FinishedRun(other, folder, facts, data, classes, splits, epochs, contents, maps);
  }

  Optional<EvaluatedSplit> split(Split split) {
    return Optional.ofNullable(splits.get(split));
  }
}
