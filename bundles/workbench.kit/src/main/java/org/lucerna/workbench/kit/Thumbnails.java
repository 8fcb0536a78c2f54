/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.workbench.api.Site;

/**
 * Small versions of many pictures, read away from the event thread: what is wanted now comes first,
 * what is no longer wanted is not read, and the least recently used are let go of when they take
 * more room than they may. Event thread only.
 */
public final class Thumbnails implements AutoCloseable {

  /** Reads a picture; any thread. */
  @FunctionalInterface
  public interface Source {
    RgbImage read(int picture) throws IOException;
  }

  /** Sides that are kept, in pixels; any other is painted from the next larger one. */
  private static final int[] SIDES = {96, 192, 384, 768};

  private static final int WORKERS = 2;

  /** A turn of a worker ends after so long, so that its pictures are seen. */
  private static final long TURN_NANOS = 60_000_000;

  private record Key(int picture, int side) {}

  /** What became of a wish: a thumbnail and the picture's size, or why there is none. */
  private record Read(Key key, Optional<BufferedImage> image, Dimension size, String problem) {}

  private final Site site;
  private final Source source;
  private final long limit;
  private final List<IntConsumer> listeners = new ArrayList<>();
  private final LinkedHashMap<Key, BufferedImage> cache = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<Integer, Dimension> sizes = new HashMap<>();
  private final Map<Integer, String> problems = new HashMap<>();
  private final Queue queue = new Queue();
  private long bytes;
  private boolean closed;

  /** What is wanted and what is being read: shared with the workers. */
  private static final class Queue {
    private final Deque<Key> wanted = new ArrayDeque<>();
    private final Set<Key> reading = new HashSet<>();
    private int workers;

    synchronized void want(List<Key> keys) {
      wanted.clear();
      keys.stream().filter(k -> !reading.contains(k)).forEach(wanted::add);
    }

    synchronized boolean hire() {
      boolean free = workers < WORKERS && wanted.size() > workers;
      workers += free ? 1 : 0;
      return free;
    }

    synchronized void leave() {
      workers--;
    }

    synchronized Optional<Key> next() {
      Optional<Key> key = Optional.ofNullable(wanted.poll());
      key.ifPresent(reading::add);
      return key;
    }

    synchronized void done(Key key) {
      reading.remove(key);
    }

    synchronized int waiting() {
      return wanted.size();
    }
  }

  /**
   * @param bytes that the thumbnails may take together
   */
  public Thumbnails(Site site, Source source, long bytes) {
    this.site = site;
    this.source = source;
    this.limit = bytes;
  }

  /** Told the number of a picture whose thumbnail, or problem, is there now. */
  public void onLoaded(IntConsumer listener) {
    listeners.add(listener);
  }

  /** The best there is now for a side in pixels of the screen; wishes for nothing. */
  public Optional<BufferedImage> get(int picture, int side) {
    int bucket = bucket(side);
    BufferedImage exact = cache.get(new Key(picture, bucket));
    for (int i = SIDES.length - 1; exact == null && i >= 0; i--) {
      exact = cache.get(new Key(picture, SIDES[i]));
    }
    return Optional.ofNullable(exact);
  }

  /** Wishes for these pictures, first things first, instead of whatever was wished for before. */
  public void want(List<Integer> pictures, int side) {
    int bucket = bucket(side);
    // more than there is room for would push out what comes first
    long room = Math.max(1, limit / (4L * bucket * bucket));
    List<Key> keys = new ArrayList<>();
    for (int picture : pictures.subList(0, (int) Math.min(room, pictures.size()))) {
      Key key = new Key(picture, bucket);
      if (!cache.containsKey(key) && !problems.containsKey(picture)) {
        keys.add(key);
      }
    }
    queue.want(keys);
    pump();
  }

  /** Why a picture could not be read, if it was tried. */
  public Optional<String> problem(int picture) {
    return Optional.ofNullable(problems.get(picture));
  }

  /** A picture's own size, known once it has been read. */
  public Optional<Dimension> size(int picture) {
    return Optional.ofNullable(sizes.get(picture)).map(Dimension::new);
  }

  /** Room taken now. */
  public long bytes() {
    return bytes;
  }

  /** Wishes that nobody has begun to fulfil. */
  public int waiting() {
    return queue.waiting();
  }

  private static int bucket(int side) {
    for (int s : SIDES) {
      if (side <= s) {
        return s;
      }
    }
    return SIDES[SIDES.length - 1];
  }

  private void pump() {
    while (!closed && queue.hire()) {
      site.follow("thumbnails", this::read, this::show);
    }
  }

  private List<Read> read(Progress progress) {
    List<Read> found = new ArrayList<>();
    long end = System.nanoTime() + TURN_NANOS;
    try {
      Optional<Key> next = queue.next();
      while (next.isPresent()) {
        found.add(read(next.get()));
        next = System.nanoTime() < end ? queue.next() : Optional.empty();
      }
      progress.step(1, 1);
      return found;
    } finally {
      found.forEach(r -> queue.done(r.key()));
      queue.leave();
    }
  }

  private Read read(Key key) {
    try {
      RgbImage image = source.read(key.picture());
      return new Read(
          key,
          Optional.of(Images.thumbnail(Images.of(image), key.side())),
          new Dimension(image.width(), image.height()),
          "");
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      return new Read(key, Optional.empty(), new Dimension(), why);
    }
  }

  private void show(List<Read> found) {
    if (closed) {
      return;
    }
    for (Read r : found) {
      if (r.image().isPresent()) {
        sizes.put(r.key().picture(), r.size());
        keep(r.key(), r.image().get());
      } else {
        problems.put(r.key().picture(), r.problem());
      }
    }
    found.forEach(r -> listeners.forEach(l -> l.accept(r.key().picture())));
    pump();
  }

  private void keep(Key key, BufferedImage image) {
    BufferedImage old = cache.put(key, image);
    bytes += size(image) - (old == null ? 0 : size(old));
    var oldest = cache.entrySet().iterator();
    while (bytes > limit && cache.size() > 1) {
      bytes -= size(oldest.next().getValue());
      oldest.remove();
    }
  }

  private static long size(BufferedImage image) {
    return 4L * image.getWidth() * image.getHeight();
  }

  @Override
  public void close() {
    closed = true;
    queue.want(List.of());
    cache.clear();
    bytes = 0;
  }
}
