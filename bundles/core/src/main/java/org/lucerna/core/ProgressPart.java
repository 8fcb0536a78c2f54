/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.task.Progress;

/** One bar of a task: what its own steps and its parts have done of it. Guarded by its tracker. */
final class ProgressPart implements Progress {

  /** Ten parts of a tenth add up to a little less than one. */
  private static final double ROUNDING = 1e-9;

  private final ProgressTracker tracker;
  private final ProgressPart parent;
  private final double share;
  private final List<String> path;
  private final Speed speed = new Speed();
  private long done;
  private long total;
  private double stepped;
  private double inParts;
  private double fraction;

  ProgressPart(ProgressTracker tracker, ProgressPart parent, String label, double share) {
    this.tracker = tracker;
    this.parent = parent;
    this.share = share;
    this.path = parent == null ? List.of(label) : longer(parent.path, label);
  }

  private static List<String> longer(List<String> path, String label) {
    List<String> all = new ArrayList<>(path);
    all.add(label);
    return List.copyOf(all);
  }

  @Override
  public void step(long newDone, long newTotal) {
    tracker.checkCancelled();
    synchronized (tracker) {
      long now = tracker.now();
      done = newDone;
      total = newTotal;
      speed.sample(newDone, now);
      stepped = newTotal > 0 ? (double) newDone / newTotal : stepped;
      tracker.progressed(this, update(), now);
    }
  }

  /** Passes the growth up and gives the whole task's fraction. */
  private double update() {
    // a loop may count its rounds and give each a part: both say how far it is
    double grown = Math.max(fraction, Math.max(stepped, inParts));
    grown = grown > 1 - ROUNDING ? 1 : grown;
    double growth = grown - fraction;
    fraction = grown;
    if (parent == null) {
      return fraction;
    }
    parent.inParts += growth * share;
    return parent.update();
  }

  @Override
  public Progress part(String label, double partShare) {
    tracker.checkCancelled();
    return new ProgressPart(tracker, this, label, Math.min(1, Math.max(0, partShare)));
  }

  @Override
  public void note(String line) {
    tracker.noted(line);
  }

  List<String> path() {
    return path;
  }

  long done() {
    return done;
  }

  long total() {
    return total;
  }

  double ratePerSecond() {
    return speed.perSecond();
  }
}
