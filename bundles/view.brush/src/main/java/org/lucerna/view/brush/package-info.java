/* SPDX-License-Identifier: Apache-2.0 */
/** Painting over a picture while the map follows. */
package org.lucerna.view.brush;
