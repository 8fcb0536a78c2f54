/* SPDX-License-Identifier: Apache-2.0 */
/** What makes single units fire: regions of pictures, and the way back from an answer to one. */
package org.lucerna.analysis.units.patches;
