/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.analysis.InspectedPicture;

/**
 * A picture, what the network says of it, and the units behind that.
 *
 * @param classIndex the class that is explained
 * @param probability its softmax probability
 * @param predicted the class of the largest logit
 * @param forIt units that speak for the class, strongest first
 * @param againstIt units that speak against it, strongest first
 */
record Decision(
    InspectedPicture picture,
    RgbImage crop,
    int classIndex,
    double probability,
    int predicted,
    Importance importance,
    List<Integer> forIt,
    List<Integer> againstIt) {}
