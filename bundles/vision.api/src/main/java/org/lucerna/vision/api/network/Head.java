/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Rewires the end of a network for a new number of classes. Registered with {@code PluginType}.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface Head<P extends Record> {

  /**
   * @throws org.lucerna.core.api.command.LucernaException (job invalid) if the head does not fit
   */
  Network attach(Network backbone, int classes, P params);
}
