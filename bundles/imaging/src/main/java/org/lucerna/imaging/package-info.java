/* SPDX-License-Identifier: Apache-2.0 */
/** Pictures - safe decoding, resizing as the references do it, network inputs, colours, files. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package org.lucerna.imaging;
