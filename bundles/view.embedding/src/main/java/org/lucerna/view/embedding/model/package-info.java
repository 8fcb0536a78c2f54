/* SPDX-License-Identifier: Apache-2.0 */
/** Projections as files have them. */
package org.lucerna.view.embedding.model;
