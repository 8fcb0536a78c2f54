/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import org.lucerna.vision.api.session.Session;

/** The open model. The window closes it when another takes its place. */
public record CurrentModel(Session session) {}
