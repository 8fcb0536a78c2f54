/* SPDX-License-Identifier: Apache-2.0 */
/** Executing networks - backends, models, probes for explanations, learners for training. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.lucerna.vision.api.compute;
