/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import org.lucerna.core.api.data.Bounds;

/**
 * An object in a picture.
 *
 * @param name what it is: a class of the data set, or something else that stands beside
 * @param bounds in the pixels of {@link Dataset#image}
 * @param difficult as Pascal VOC marks objects that are hard to recognise
 */
public record ObjectBox(String name, Bounds bounds, boolean difficult) {}
