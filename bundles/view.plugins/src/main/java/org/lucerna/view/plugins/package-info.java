/* SPDX-License-Identifier: Apache-2.0 */
/** Installed bundles and the device. */
package org.lucerna.view.plugins;
