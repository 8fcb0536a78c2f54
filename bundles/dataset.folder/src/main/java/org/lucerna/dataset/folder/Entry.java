/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.nio.file.Path;
import java.util.Optional;
import org.lucerna.vision.api.dataset.Split;

/**
 * A picture as the folder or the CSV file lists it, not yet looked at.
 *
 * @param id unique; the path below the folder, with {@code /}
 * @param split what the data set itself says
 * @param group what must not be split
 */
record Entry(
    String id, Path file, String className, Optional<Split> split, Optional<String> group) {}
