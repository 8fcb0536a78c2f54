/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import org.lucerna.workbench.kit.MapImage;

/** A map and its colours. */
record Drawn(Cell cell, MapImage image) {}
