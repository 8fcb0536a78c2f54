/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import java.nio.file.Path;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.task.Progress;

/** The place a command of this command line runs in. */
record CliContext(Path workingDirectory, Progress progress) implements Context {}
