/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import org.lucerna.core.api.param.Param;
import org.lucerna.imaging.Theme;

/**
 * How frames on a picture are drawn.
 *
 * @param width of the picture, in pixels at scale 1
 */
public record FramesParams(
    @Param(value = "448", help = "width of the picture", min = 64, max = 4096) int width,
    @Param(value = "light", help = "colours of background and text") Theme theme) {}
