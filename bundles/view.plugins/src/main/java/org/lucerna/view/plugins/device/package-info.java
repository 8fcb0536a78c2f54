/* SPDX-License-Identifier: Apache-2.0 */
/** The device view - backends, threads, memory. */
package org.lucerna.view.plugins.device;
