/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Measures how far a map can be believed: whether it says what the network does, whether it holds
 * still, whether it depends on what was learnt. Registered with {@link ExplanationMetricType}.
 * Stateless: what it keeps for many maps of one model lives in its gauge.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface ExplanationMetric<P extends Record> {

  /**
   * Prepares for measuring maps of one model. The caller closes the gauge, before the model.
   *
   * @throws org.lucerna.core.api.param.ParamException for parameters that do not fit the model
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  Gauge gauge(Inspection inspection, P params, Progress progress) throws IOException;
}
