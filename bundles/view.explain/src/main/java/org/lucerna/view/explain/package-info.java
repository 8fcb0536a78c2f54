/* SPDX-License-Identifier: Apache-2.0 */
/** Maps of methods, layers and targets side by side. */
package org.lucerna.view.explain;
