/* SPDX-License-Identifier: Apache-2.0 */
/** One layer: its feature maps of the current picture, its filters, its facts. */
package org.lucerna.view.network.layer;
