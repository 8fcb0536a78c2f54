/* SPDX-License-Identifier: Apache-2.0 */
/** The layers of a network as a tree with columns. */
package org.lucerna.view.network.table;
