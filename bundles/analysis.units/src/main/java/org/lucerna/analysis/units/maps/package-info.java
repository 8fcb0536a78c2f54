/* SPDX-License-Identifier: Apache-2.0 */
/** What layers hold - feature maps, filters, statistics of activations. */
package org.lucerna.analysis.units.maps;
