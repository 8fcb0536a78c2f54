/* SPDX-License-Identifier: Apache-2.0 */
/** Random changes of training pictures, as torchvision's transforms make them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.lucerna.imaging.augment;
