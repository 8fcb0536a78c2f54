/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.util.Optional;
import org.lucerna.vision.api.dataset.Split;

/**
 * A sample as the annotations list it.
 *
 * @param id unique
 * @param picture what it is of; several samples may show one picture
 * @param split what the data set itself says
 * @param group what must not be split
 */
record Candidate(
    String id,
    PictureFile picture,
    String className,
    Optional<Split> split,
    Optional<String> group) {}
