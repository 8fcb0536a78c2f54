/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.nio.file.Path;

/**
 * A picture or mask on disk.
 *
 * @param name what messages and files call it, with {@code /}
 */
record PictureFile(String name, Path file) {}
