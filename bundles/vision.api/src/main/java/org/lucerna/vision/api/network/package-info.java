/* SPDX-License-Identifier: Apache-2.0 */
/** Networks as data - an immutable graph of named layers, and what follows from it alone. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.network;
