/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.nio.file.Path;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.task.Progress;

/** The place a command of the window runs in. */
record WindowContext(Path workingDirectory, Progress progress) implements Context {}
