/* SPDX-License-Identifier: Apache-2.0 */
/** How a network arranges pictures: projections of its features, and neighbours among them. */
package org.lucerna.analysis.embedding;
