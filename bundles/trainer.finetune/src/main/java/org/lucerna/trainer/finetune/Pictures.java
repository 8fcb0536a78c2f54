/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.imaging.augment.Augmentation;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.train.TrainJob;

/**
 * Decodes, changes at random and preprocesses pictures on worker threads, ahead of the engine. What
 * a picture becomes depends on the job's seed, the epoch and the picture alone.
 */
final class Pictures implements Source {

  private static final int EVALUATION_BATCH = 8;

  /** Pictures being made or waiting, for each worker, beside a whole batch. */
  private static final int AHEAD = 2;

  /** Share of the heap that pictures which wait for the engine may fill. */
  private static final int WAITING_SHARE_OF_HEAP = 8;

  /** Share of the heap that decoded pictures may fill, so that later epochs decode nothing. */
  private static final int SHARE_OF_HEAP = 4;

  private final Dataset data;
  private final Preprocessing how;
  private final Tasks tasks;
  private final Augmentation augmentation;
  private final long seed;
  private final Meter decoding;
  private final Map<Integer, RgbImage> crops = new ConcurrentHashMap<>();
  private final Map<Integer, RgbImage> wholes = new ConcurrentHashMap<>();
  private final AtomicLong room;

  /**
   * @param keep whether decoded pictures stay in memory, as far as there is room
   */
  Pictures(TrainJob<FineTuneParams> job, Tasks tasks, Meter decoding, boolean keep) {
    this.data = job.data();
    this.how = job.network().input().preprocessing();
    this.tasks = tasks;
    this.augmentation = job.params().augment().of(how);
    this.seed = Seeds.mix(job.seed(), "augment");
    this.decoding = decoding;
    this.room = new AtomicLong(keep ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : 0);
  }

  @Override
  public int evaluationBatch() {
    return EVALUATION_BATCH;
  }

  @Override
  public void each(List<List<Integer>> batches, int epoch, Batch.Consumer consumer) {
    List<Integer> order = batches.stream().flatMap(List::stream).toList();
    int depth = depth(batches);
    try (ReadAhead<Tensor> inputs =
        new ReadAhead<>(tasks.workers(), depth, order, i -> input(i, epoch))) {
      for (List<Integer> batch : batches) {
        List<Tensor> values = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
          values.add(inputs.next());
        }
        consumer.accept(new Batch(Tensor.stack(values), batch));
      }
    }
  }

  /**
   * How many pictures are made ahead: all of the next batch while the engine works on one, so that
   * it never waits for a batch whose pictures could have been there.
   */
  private int depth(List<List<Integer>> batches) {
    int batch = batches.stream().mapToInt(List::size).max().orElse(1);
    long bytes = 3L * how.crop() * how.crop() * Float.BYTES;
    long room = Runtime.getRuntime().maxMemory() / WAITING_SHARE_OF_HEAP / bytes;
    int few = AHEAD * tasks.parallelism();
    return (int) Math.max(few, Math.min(batch + few, room));
  }

  /** {@code [3, crop, crop]} of one picture. */
  private Tensor input(int picture, int epoch) {
    long start = System.nanoTime();
    Tensor input = epoch == 0 ? plain(picture) : changed(picture, epoch);
    decoding.add(1, System.nanoTime() - start);
    return input;
  }

  private Tensor plain(int picture) {
    return Preprocessor.normalised(cropped(picture), how);
  }

  private Tensor changed(int picture, int epoch) {
    RgbImage before = augmentation.crop().isPresent() ? whole(picture) : cropped(picture);
    return augmentation.input(before, how, Seeds.mix(Seeds.mix(seed, epoch), picture));
  }

  private RgbImage cropped(int picture) {
    RgbImage whole = wholes.get(picture);
    if (whole != null) {
      return Preprocessor.crop(whole, how);
    }
    RgbImage known = crops.get(picture);
    return known != null ? known : kept(crops, picture, Preprocessor.crop(decode(picture), how));
  }

  /** In its own size, for crops that differ from epoch to epoch. */
  private RgbImage whole(int picture) {
    RgbImage known = wholes.get(picture);
    return known != null ? known : kept(wholes, picture, decode(picture));
  }

  private RgbImage kept(Map<Integer, RgbImage> where, int picture, RgbImage made) {
    long bytes = (long) made.width() * made.height() * Integer.BYTES;
    if (room.addAndGet(-bytes) >= 0) {
      where.put(picture, made);
    } else {
      room.addAndGet(bytes);
    }
    return made;
  }

  private RgbImage decode(int picture) {
    try {
      return data.image(picture);
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "picture %s of %s cannot be read any more: %s"
              .formatted(data.samples().get(picture).id(), data.name(), e.getMessage()),
          e);
    }
  }
}
