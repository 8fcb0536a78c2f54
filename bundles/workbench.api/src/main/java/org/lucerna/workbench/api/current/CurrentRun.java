/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api.current;

import java.nio.file.Path;

/** The run looked at. */
public record CurrentRun(Path folder) {}
