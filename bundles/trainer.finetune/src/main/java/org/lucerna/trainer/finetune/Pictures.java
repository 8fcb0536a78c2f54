/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.trainer.finetune.FineTuneParams.Augment;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.train.TrainJob;

/** Decodes and preprocesses pictures on worker threads, ahead of the engine. */
final class Pictures implements Source {

  private static final int EVALUATION_BATCH = 8;

  /** Pictures being made or waiting, for each worker. */
  private static final int AHEAD = 2;

  /** Share of the heap that cropped pictures may fill, so that later epochs decode nothing. */
  private static final int SHARE_OF_HEAP = 4;

  private final Dataset data;
  private final Preprocessing how;
  private final Tasks tasks;
  private final Optional<Long> flips;
  private final Meter decoding;
  private final Map<Integer, RgbImage> kept = new ConcurrentHashMap<>();
  private final AtomicLong room;

  /**
   * @param keep whether cropped pictures stay in memory, as far as there is room
   */
  Pictures(TrainJob<FineTuneParams> job, Tasks tasks, Meter decoding, boolean keep) {
    this.data = job.data();
    this.how = job.network().input().preprocessing();
    this.tasks = tasks;
    this.flips =
        job.params().augment() == Augment.FLIP
            ? Optional.of(Seeds.mix(job.seed(), "flip"))
            : Optional.empty();
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
    int depth = AHEAD * tasks.parallelism();
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

  /** {@code [3, crop, crop]} of one picture. */
  private Tensor input(int picture, int epoch) {
    long start = System.nanoTime();
    RgbImage cropped = cropped(picture);
    Tensor input =
        Preprocessor.normalised(isFlipped(picture, epoch) ? flip(cropped) : cropped, how);
    decoding.add(1, System.nanoTime() - start);
    return input;
  }

  private RgbImage cropped(int picture) {
    RgbImage known = kept.get(picture);
    if (known != null) {
      return known;
    }
    RgbImage made = Preprocessor.crop(decode(picture), how);
    long bytes = (long) made.width() * made.height() * Integer.BYTES;
    if (room.addAndGet(-bytes) >= 0) {
      kept.put(picture, made);
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

  private boolean isFlipped(int picture, int epoch) {
    return epoch > 0 && flips.isPresent() && Seeds.mix(Seeds.mix(flips.get(), epoch), picture) < 0;
  }

  private static RgbImage flip(RgbImage image) {
    int width = image.width();
    int[] out = new int[width * image.height()];
    for (int i = 0; i < out.length; i++) {
      out[i] = image.rgb(width - 1 - i % width, i / width);
    }
    return RgbImage.wrap(width, image.height(), out);
  }
}
