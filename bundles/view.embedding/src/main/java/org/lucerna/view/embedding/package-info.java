/* SPDX-License-Identifier: Apache-2.0 */
/** A layer's features as a scatter. */
package org.lucerna.view.embedding;
