/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.param.ParamException;

/** Reads all that is to be compared and gives it distinct names. */
final class Entries {

  private Entries() {}

  /**
   * @param names in order of the folders; empty for the jobs' own
   * @throws ParamException if there are fewer than two runs, or as many names as runs are not given
   */
  static List<Entry> read(List<Path> folders, List<String> names) throws IOException {
    if (new HashSet<>(names).size() != names.size()) {
      throw new ParamException("names", "'names' must differ from each other");
    }
    List<Entry> entries = new ArrayList<>();
    for (Path folder : folders) {
      entries.addAll(read(folder));
    }
    if (entries.size() < 2) {
      throw new ParamException("run", "give two runs or more to compare");
    }
    if (!names.isEmpty() && names.size() != entries.size()) {
      throw new ParamException(
          "names",
          "'names' needs one for each run: %d names for %d runs"
              .formatted(names.size(), entries.size()));
    }
    return named(entries, names.isEmpty() ? distinct(entries) : names);
  }

  /** A run; the runs of a job with several seeds or folds as one; each variant of a study. */
  private static List<Entry> read(Path folder) throws IOException {
    RunReader reader = new RunReader(folder);
    reader.checkFinished();
    List<Path> members = reader.members();
    if (!members.isEmpty()) {
      List<FinishedRun> runs = members.stream().map(m -> new RunReader(m).read()).toList();
      return List.of(new Entry(name(folder, runs.get(0)), folder, runs));
    }
    if (reader.isStudy()) {
      List<Entry> variants = new ArrayList<>();
      for (Path variant : reader.children()) {
        variants.addAll(read(variant));
      }
      return variants;
    }
    FinishedRun run = reader.read();
    return List.of(new Entry(name(folder, run), folder, List.of(run)));
  }

  /** The job's name; a study's variant bears its folder's, which the job's ends in. */
  private static String name(Path folder, FinishedRun run) {
    String own = folderName(folder);
    return run.name().endsWith("-" + own) ? own : run.name();
  }

  private static String folderName(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** Where two jobs have one name, the folder's behind it. */
  private static List<String> distinct(List<Entry> entries) {
    Map<String, Integer> uses = new HashMap<>();
    entries.forEach(e -> uses.merge(e.name(), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (Entry entry : entries) {
      String name =
          uses.get(entry.name()) > 1
              ? entry.name() + " (" + folderName(entry.folder()) + ")"
              : entry.name();
      String unique = name;
      for (int n = 2; !taken.add(unique); n++) {
        unique = name + " " + n;
      }
      names.add(unique);
    }
    return names;
  }

  private static List<Entry> named(List<Entry> entries, List<String> names) {
    List<Entry> named = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String name = names.get(i);
      named.add(
          new Entry(
              name,
              entries.get(i).folder(),
              entries.get(i).runs().stream().map(run -> run.named(name)).toList()));
    }
    return named;
  }
}
