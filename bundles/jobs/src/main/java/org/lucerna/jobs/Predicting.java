/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.measure.Prediction;
import org.lucerna.vision.api.network.Preprocessing;

/** Asks a model about pictures of a data set. */
record Predicting(Workplace work, Model model, Dataset data) {

  /**
   * @param size pictures computed together
   */
  List<Prediction> predict(List<Integer> indices, int size, Progress progress) throws IOException {
    Preprocessing preprocessing = model.network().input().preprocessing();
    Pictures pictures = new Pictures(work.tasks(), preprocessing);
    List<Prediction> predictions = new ArrayList<>();
    for (int from = 0; from < indices.size(); from += size) {
      List<Integer> batch = indices.subList(from, Math.min(from + size, indices.size()));
      List<Subject> subjects = batch.stream().map(i -> Subject.of(data, i, "")).toList();
      List<RgbImage> crops = pictures.crops(subjects);
      Tensor logits = model.logits(Pictures.inputs(crops, preprocessing));
      for (int i = 0; i < batch.size(); i++) {
        var sample = data.samples().get(batch.get(i));
        predictions.add(new Prediction(sample.id(), sample.label(), logits.slice(i).toArray()));
      }
      progress.step(predictions.size(), indices.size());
    }
    return List.copyOf(predictions);
  }
}
