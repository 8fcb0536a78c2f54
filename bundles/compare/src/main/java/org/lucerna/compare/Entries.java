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
   * @throws ParamException if there are fewer than two folders, or as many names as folders are not
   *     given
   */
  static List<Entry> read(List<Path> folders, List<String> names) throws IOException {
    if (folders.size() < 2) {
      throw new ParamException("run", "give two runs or more to compare");
    }
    if (!names.isEmpty() && names.size() != folders.size()) {
      throw new ParamException(
          "names",
          "'names' needs one for each run: %d names for %d runs"
              .formatted(names.size(), folders.size()));
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw new ParamException("names", "'names' must differ from each other");
    }
    List<Entry> entries = new ArrayList<>();
    for (Path folder : folders) {
      entries.add(read(folder));
    }
    return named(entries, names.isEmpty() ? own(entries, folders) : names);
  }

  /** A run, or the runs of a folder that repeats one with several seeds. */
  private static Entry read(Path folder) throws IOException {
    List<FinishedRun> runs = new ArrayList<>();
    if (java.nio.file.Files.isDirectory(folder)) {
      for (Path child : RunReader.children(folder)) {
        runs.add(new RunReader(child).read());
      }
    }
    if (runs.isEmpty()) {
      runs.add(new RunReader(folder).read());
    }
    return new Entry(runs.get(0).name(), runs);
  }

  /** The jobs' names; where two jobs have one name, the folder's behind it. */
  private static List<String> own(List<Entry> entries, List<Path> folders) {
    Map<String, Integer> uses = new HashMap<>();
    entries.forEach(e -> uses.merge(e.name(), 1, Integer::sum));
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String name = entries.get(i).name();
      if (uses.get(name) > 1) {
        name += " (" + folders.get(i).normalize().getFileName() + ")";
      }
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
          new Entry(name, entries.get(i).runs().stream().map(run -> run.named(name)).toList()));
    }
    return named;
  }
}
