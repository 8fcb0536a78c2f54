/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.cli;

import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Tasks;

/**
 * What the command line is made from.
 *
 * @param version the product's, for people
 */
record Services(
    Plugins plugins, ParamBinder binder, Tasks tasks, Storage storage, String version) {}
