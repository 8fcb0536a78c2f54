/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.history.History;
import org.lucerna.workbench.log.LogBook;
import org.lucerna.workbench.task.TaskCenter;

/**
 * What commands in the window work with.
 *
 * @param workingDirectory relative paths are meant against it: the workspace's folder
 * @param selection what dialogs are filled in with
 * @param say shows one line in the status line; any thread
 */
public record CommandServices(
    Plugins plugins,
    ParamBinder binder,
    TaskCenter tasks,
    History history,
    LogBook log,
    Supplier<Path> workingDirectory,
    Selection selection,
    Consumer<String> say) {}
