/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.head.pooling;

import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Component;

/**
 * Global average pooling and a linear layer (Lin, Chen and Yan 2014; Zhou et al. 2016): the ending
 * on which class activation maps are defined.
 */
@Component
@PluginType(
    id = "gap",
    label = "Global average pooling and a linear layer",
    params = PoolingParams.class)
public final class GapHead implements Head<PoolingParams> {

  @Override
  public Network attach(Network backbone, int classes, PoolingParams params) {
    return new PooledEnd(params.pool().orElse(Pool.AVG)).attach(backbone, classes, params);
  }
}
