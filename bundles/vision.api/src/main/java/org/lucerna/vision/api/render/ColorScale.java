/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.util.OptionalDouble;
import org.lucerna.core.api.data.Heatmap;

/**
 * What the colours of several maps mean: the subject of renderer {@code color-bar}, usually the
 * legend of a {@link PictureGrid}.
 *
 * @param sign of all maps
 * @param top the raw value at the last colour where all maps share it; empty where each map is
 *     drawn up to its own maximum
 * @param unit what is measured, such as {@code "evidence"}
 */
public record ColorScale(Heatmap.Sign sign, OptionalDouble top, String unit) {}
