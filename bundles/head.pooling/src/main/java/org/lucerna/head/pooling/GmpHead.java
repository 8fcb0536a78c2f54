/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/** Global maximum pooling and a linear layer (Oquab et al. 2015). */
@Component
@PluginType(
    id = "gmp",
    label = "Global maximum pooling and a linear layer",
    params = PoolingParams.class)
public final class GmpHead implements Head<PoolingParams> {

  @Override
  public Network attach(Network backbone, int classes, PoolingParams params) {
    return new PooledEnd(params.pool().orElse(Pool.MAX)).attach(backbone, classes, params);
  }
}
