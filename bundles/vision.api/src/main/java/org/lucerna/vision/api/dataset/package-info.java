/* SPDX-License-Identifier: Apache-2.0 */
/** Labelled pictures with their splits, problems and ground truth. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.dataset;
