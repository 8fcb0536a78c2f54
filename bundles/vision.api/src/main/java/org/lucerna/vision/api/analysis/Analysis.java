/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.analysis;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at a model and pictures, and says what it found. Each is a command ({@code lucerna analyse
 * ID}), a step of job files ({@code - ID: {...}}) and a part of the report. Registered with {@link
 * AnalysisType}.
 *
 * @param <P> the parameter record; its keys must differ from those all analyses share: {@code
 *     model, network, weights, resize, crop, classes, data, set, labels, boxes, image, split,
 *     limit, seed, out}
 */
@ConsumerType
public interface Analysis<P extends Record> {

  /**
   * @throws org.lucerna.core.api.param.ParamException for parameters that do not fit the model
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  Findings analyse(Inspection inspection, P params, Progress progress) throws IOException;
}
