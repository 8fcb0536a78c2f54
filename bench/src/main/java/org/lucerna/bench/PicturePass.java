/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * Decodes a data set batch by batch on the worker threads, one batch ahead of whoever uses them.
 */
record PicturePass(Executor workers, Preprocessing preprocessing, int batch) {

  void over(Dataset data, Consumer<Tensor> use) {
    List<CompletableFuture<Tensor>> ahead = begin(data, 0);
    for (int from = 0; from < data.samples().size(); from += batch) {
      List<CompletableFuture<Tensor>> now = ahead;
      ahead = begin(data, from + batch);
      use.accept(Tensor.stack(now.stream().map(CompletableFuture::join).toList()));
    }
  }

  private List<CompletableFuture<Tensor>> begin(Dataset data, int from) {
    List<CompletableFuture<Tensor>> futures = new ArrayList<>();
    for (int i = from; i < Math.min(from + batch, data.samples().size()); i++) {
      int index = i;
      futures.add(CompletableFuture.supplyAsync(() -> decode(data, index), workers));
    }
    return futures;
  }

  private Tensor decode(Dataset data, int index) {
    try {
      return Preprocessor.tensor(data.image(index), preprocessing);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
