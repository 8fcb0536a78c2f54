/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

/**
 * Where class activation maps are defined (Zhou et al. 2016): feature maps A whose class scores are
 * a pooled linear function of them.
 *
 * @param layer the layer whose output is A; also called {@code cam}
 * @param classifier the linear layer or 1×1 convolution with the class weights, {@code [classes,
 *     C]}
 */
public record CamHead(LayerId layer, LayerId classifier) {}
