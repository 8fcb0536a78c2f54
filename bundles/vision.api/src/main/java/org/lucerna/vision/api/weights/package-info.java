/* SPDX-License-Identifier: Apache-2.0 */
/** Named parameter tensors - read from files, made by rule, matched to networks, kept as models. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.weights;
