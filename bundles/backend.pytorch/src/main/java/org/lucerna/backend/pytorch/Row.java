/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import org.lucerna.vision.api.compute.Target;

/** One row of a batch of gradients: a target of one of a probe's pictures. */
record Row(int picture, Target target) {}
