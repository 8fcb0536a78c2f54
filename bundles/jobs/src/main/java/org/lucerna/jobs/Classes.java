/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Shapes;

/** The classes of a network. */
final class Classes {

  private Classes() {}

  /** The number of logits. */
  static int count(Network network) {
    return Shapes.of(network).get(network.output()).elements();
  }

  /**
   * Names from a text file, one a line in order of the classes. A WordNet id in front, as in
   * ImageNet's {@code synset_words.txt}, is dropped, and so are further names after a comma.
   */
  static List<String> read(Path file, int expected) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file).stream().filter(l -> !l.isBlank()).toList();
    } catch (CharacterCodingException e) {
      throw unreadable(file + " is not a text file in UTF-8", e);
    } catch (IOException e) {
      throw unreadable("cannot read class names from " + file, e);
    }
    if (lines.size() != expected) {
      throw unreadable(
          "%s names %d classes, but the network has %d".formatted(file, lines.size(), expected),
          null);
    }
    return lines.stream()
        .map(l -> l.strip().replaceFirst("^n\\d{8}\\s+", "").split(",")[0].strip())
        .toList();
  }

  private static LucernaException unreadable(String sentence, Exception cause) {
    return new LucernaException(ExitStatus.UNREADABLE, sentence, cause);
  }
}
