/* SPDX-License-Identifier: Apache-2.0 */
/** The network drawn as boxes and wires. */
package org.lucerna.view.network.graph;
