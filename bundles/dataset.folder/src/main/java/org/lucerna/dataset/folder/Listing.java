/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.util.List;
import java.util.Set;

/**
 * All pictures of a data set, not yet looked at.
 *
 * @param name for titles
 * @param classes every class there is, sorted, also those without a picture
 * @param entries sorted by id
 */
record Listing(String name, Set<String> classes, List<Entry> entries) {}
