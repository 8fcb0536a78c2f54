/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.task.Progress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Explains one score of one picture. Registered with {@link ExplainerType}. Stateless: may be
 * called from several threads.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface Explainer<P extends Record> {

  /**
   * The raw map.
   *
   * @throws org.lucerna.core.api.command.LucernaException (job invalid) if the network or layer is
   *     not one the method is defined for
   */
  Heatmap explain(ExplainRequest<P> request, Progress progress);
}
