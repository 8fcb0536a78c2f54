/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.network.Preprocessing;

/** Decodes, resizes and crops pictures on the worker threads. */
final class Pictures {

  private final Tasks tasks;
  private final Preprocessing preprocessing;

  Pictures(Tasks tasks, Preprocessing preprocessing) {
    this.tasks = tasks;
    this.preprocessing = preprocessing;
  }

  /** What the network sees of each picture, in order. */
  List<RgbImage> crops(List<Subject> subjects) throws IOException {
    List<CompletableFuture<RgbImage>> futures = new ArrayList<>();
    for (Subject subject : subjects) {
      futures.add(CompletableFuture.supplyAsync(() -> crop(subject), tasks.workers()));
    }
    try {
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw e;
    }
  }

  /** The network's input {@code [N, 3, H, W]} of pictures that are resized and cropped already. */
  static Tensor inputs(List<RgbImage> crops, Preprocessing preprocessing) {
    Preprocessing normalise = preprocessing.sized(0, preprocessing.crop());
    return Tensor.stack(crops.stream().map(c -> Preprocessor.tensor(c, normalise)).toList());
  }

  private RgbImage crop(Subject subject) {
    try {
      return Preprocessor.crop(subject.source().image(), preprocessing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
