/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;

/** Has pictures explained and measures their maps on worker threads meanwhile. */
final class Collector {

  private final Inspection inspection;
  private final Scorer scorer;
  private final Semaphore room;
  private final int places;
  private final Map<Integer, PictureResult> results = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Collector(Inspection inspection, Scorer scorer) {
    this.inspection = inspection;
    this.scorer = scorer;
    this.places = 4 * Math.max(1, inspection.tasks().parallelism());
    this.room = new Semaphore(places);
  }

  /**
   * @return of those pictures of which the truth is known, in their order
   */
  List<PictureResult> collect(List<InspectedPicture> pictures, MapWish wish, Progress progress)
      throws IOException {
    try {
      inspection.explain(pictures, wish, progress, this::submit);
    } finally {
      room.acquireUninterruptibly(places); // nothing of this goes on after it
    }
    rethrow();
    List<PictureResult> sorted = new ArrayList<>(results.values());
    sorted.sort(Comparator.comparingInt(r -> r.picture().index()));
    return sorted;
  }

  private void submit(PictureMaps maps) {
    room.acquireUninterruptibly();
    boolean handed = false;
    try {
      rethrow();
      inspection.tasks().workers().execute(() -> measure(maps));
      handed = true;
    } finally {
      if (!handed) {
        room.release();
      }
    }
  }

  private void measure(PictureMaps maps) {
    try {
      inspection
          .truth(maps.picture())
          .flatMap(truth -> scorer.score(maps, truth))
          .ifPresent(result -> results.put(maps.picture().index(), result));
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      room.release();
    }
  }

  private void rethrow() {
    Throwable failed = failure.get();
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed != null) {
      throw (RuntimeException) failed;
    }
  }
}
