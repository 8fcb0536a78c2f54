/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import java.util.Optional;

/**
 * What is known of a picture without decoding it.
 *
 * @param id unique; the path below the data set's folder, with {@code /}
 * @param label index of its class
 * @param group samples of one group never lie in different splits; empty where it stands alone
 */
public record Sample(String id, int label, Split split, Optional<String> group) {}
