/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;

/**
 * Answers by the pixels they are about, a method each; beyond a number of bytes the picture that
 * was not asked about for longest is forgotten. Any thread.
 */
final class AnswerCache {

  /** 48 MB: some 30,000 maps of 13 x 13 cells, or 80 of every pixel's colours. */
  static final long LIMIT = 48L << 20;

  /** What objects around a map's numbers take, roughly. */
  private static final long OVERHEAD = 600;

  private record Key(
      String method,
      List<String> layers,
      List<String> targets,
      List<String> params,
      OptionalInt label,
      long seed) {}

  /**
   * What a method came to.
   *
   * @param notes sentences about what was left out
   */
  record Found(List<Answer> answers, List<String> notes) {

    Found {
      answers = List.copyOf(answers);
      notes = List.copyOf(notes);
    }

    long bytes() {
      long values = answers.stream().mapToLong(a -> a.map().values().length()).sum();
      return 4 * values + OVERHEAD * (1 + answers.size());
    }
  }

  private final long limit;
  private final Map<RgbImage, Map<Key, Found>> pictures = new LinkedHashMap<>(16, 0.75f, true);

  AnswerCache(long limit) {
    this.limit = limit;
  }

  /**
   * @param question about one method alone
   */
  synchronized Optional<Found> get(RgbImage crop, Question question) {
    return Optional.ofNullable(pictures.get(crop)).map(found -> found.get(key(question)));
  }

  synchronized void put(RgbImage crop, Question question, Found value) {
    pictures.computeIfAbsent(crop, c -> new HashMap<>()).put(key(question), value);
    Iterator<RgbImage> oldest = List.copyOf(pictures.keySet()).iterator();
    while (bytes() > limit && oldest.hasNext()) {
      pictures.remove(oldest.next());
    }
  }

  synchronized void clear() {
    pictures.clear();
  }

  synchronized long bytes() {
    long bytes = 0;
    for (Map.Entry<RgbImage, Map<Key, Found>> entry : pictures.entrySet()) {
      bytes += 4L * entry.getKey().width() * entry.getKey().height();
      bytes += entry.getValue().values().stream().mapToLong(Found::bytes).sum();
    }
    return bytes;
  }

  private static Key key(Question q) {
    if (q.methods().size() != 1) {
      throw new IllegalArgumentException("answers are kept by method");
    }
    return new Key(q.methods().get(0), q.layers(), q.targets(), q.params(), q.label(), q.seed());
  }
}
