/* SPDX-License-Identifier: Apache-2.0 */
/** Which concepts units respond to, and decisions told by them. */
package org.lucerna.analysis.units.concepts;
