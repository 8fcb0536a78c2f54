/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;

/**
 * Which classes and pictures of a listing are taken.
 *
 * @param classes by index
 * @param entries sorted by id
 */
record Selection(List<String> classes, List<Entry> entries) {

  /**
   * @throws LucernaException (job invalid) for a class that is not there; (unreadable) for fewer
   *     than two classes or one without a picture
   */
  static Selection of(Listing listing, FolderParams params, ParamBinder binder) {
    List<String> classes = classes(listing.classes(), params, binder);
    Map<String, List<Entry>> byClass = new HashMap<>();
    classes.forEach(name -> byClass.put(name, new ArrayList<>()));
    for (Entry entry : listing.entries()) {
      if (byClass.containsKey(entry.className())) {
        byClass.get(entry.className()).add(entry);
      }
    }
    for (String name : classes) {
      if (byClass.get(name).isEmpty()) {
        throw new LucernaException(
            ExitStatus.UNREADABLE,
            "The class '%s' in %s holds no picture; put some there or leave it out with 'classes'."
                .formatted(name, params.path()));
      }
    }
    List<Entry> taken =
        byClass.values().stream()
            .flatMap(entries -> some(entries, params.perClass()).stream())
            .sorted(Comparator.comparing(Entry::id))
            .toList();
    return new Selection(classes, taken);
  }

  private static List<String> classes(Set<String> there, FolderParams params, ParamBinder binder) {
    Path path = params.path();
    for (String name : params.classes()) {
      if (!there.contains(name)) {
        throw new LucernaException(
            ExitStatus.JOB_INVALID,
            "There is no class '%s' in %s%s".formatted(name, path, binder.didYouMean(name, there)));
      }
    }
    if (there.isEmpty()) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          path + " has no classes; one sub-folder of pictures for each class is expected.");
    }
    List<String> wanted =
        params.classes().isEmpty()
            ? List.copyOf(there)
            : params.classes().stream().distinct().toList();
    if (wanted.size() < 2) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "Only one class, '%s', is taken from %s; at least two are needed to tell apart."
              .formatted(wanted.get(0), path));
    }
    return wanted;
  }

  /** Spread over the whole class, and the same for every seed: ordered by a digest of the id. */
  private static List<Entry> some(List<Entry> entries, int most) {
    if (most == 0 || entries.size() <= most) {
      return entries;
    }
    return entries.stream()
        .sorted(Comparator.comparing((Entry e) -> digest(e.id())).thenComparing(Entry::id))
        .limit(most)
        .toList();
  }

  private static String digest(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Scanner.sha256().digest(bytes));
  }
}
