/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.dataset.Split;

/** The lists of pictures in {@code ImageSets}, as splits. */
final class ImageSets {

  private static final String MAIN = "Main";
  private static final String TRAIN = "train";
  private static final String VAL = "val";
  private static final String TEST = "test";

  private final Path root;

  /**
   * @param tree with {@code ImageSets}
   */
  ImageSets(Path tree) {
    this.root = tree.resolve("ImageSets").normalize();
  }

  /**
   * The pictures of one list: {@code train} and {@code trainval} are to train on, any other list is
   * to test. Without a name those of {@code train}, {@code val} and {@code test}; where there is no
   * {@code test}, {@code val} is it, as in all work on VOC 2012.
   *
   * @return by name without ending; empty where there are no lists
   * @throws ParamException if there is no such list
   */
  Optional<Map<String, Split>> splits(String name) throws IOException {
    Map<String, Split> splits = new TreeMap<>();
    if (!name.isEmpty()) {
      boolean train = Names.last(name).matches("(.*_)?(train|trainval)");
      add(list(name).orElseThrow(() -> unknown(name)), train ? Split.TRAIN : Split.TEST, splits);
      return Optional.of(splits);
    }
    Optional<Path> test = list(TEST);
    for (Path file : list(TRAIN).stream().toList()) {
      add(file, Split.TRAIN, splits);
    }
    for (Path file : list(VAL).stream().toList()) {
      add(file, test.isPresent() ? Split.VALIDATION : Split.TEST, splits);
    }
    for (Path file : test.stream().toList()) {
      add(file, Split.TEST, splits);
    }
    return Optional.of(splits).filter(s -> !s.isEmpty());
  }

  private Optional<Path> list(String name) {
    String below = (name.contains("/") ? name : MAIN + "/" + name) + ".txt";
    return Optional.of(root.resolve(below).normalize())
        .filter(f -> f.startsWith(root))
        .filter(Files::isRegularFile);
  }

  private ParamException unknown(String name) {
    List<String> there = List.of();
    try (Stream<Path> files = Files.list(root.resolve(MAIN))) {
      there =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".txt"))
              .map(Names::stem)
              .sorted()
              .toList();
    } catch (IOException e) {
      // then there are none
    }
    return new ParamException(
        "set",
        "there is no list '%s' in %s (there are: %s)"
            .formatted(name, root, there.isEmpty() ? "none" : Names.some(there)));
  }

  /** Lists of one class say after the name whether it is there: 1, -1, or 0 for difficult ones. */
  private static void add(Path file, Split split, Map<String, Split> splits) throws IOException {
    for (String line : lines(file)) {
      String[] words = line.strip().split("\\s+");
      if (!words[0].isEmpty() && !(words.length > 1 && words[1].equals("-1"))) {
        splits.put(words[0], split);
      }
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw Refusal.unreadable("%s is not UTF-8 text.", file);
    }
  }
}
