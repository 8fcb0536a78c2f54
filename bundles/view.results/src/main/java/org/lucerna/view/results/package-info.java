/* SPDX-License-Identifier: Apache-2.0 */
/** Finished runs, confusion matrices, comparisons. */
package org.lucerna.view.results;
