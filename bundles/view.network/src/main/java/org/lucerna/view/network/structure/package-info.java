/* SPDX-License-Identifier: Apache-2.0 */
/** What is told about the layers of a network, from its graph alone. */
package org.lucerna.view.network.structure;
