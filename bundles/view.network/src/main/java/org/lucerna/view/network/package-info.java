/* SPDX-License-Identifier: Apache-2.0 */
/** Layers, feature maps, filters. */
package org.lucerna.view.network;
