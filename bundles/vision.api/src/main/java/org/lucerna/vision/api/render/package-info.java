/* SPDX-License-Identifier: Apache-2.0 */
/** Figures - drawn by renderers, written by exporters. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.render;
