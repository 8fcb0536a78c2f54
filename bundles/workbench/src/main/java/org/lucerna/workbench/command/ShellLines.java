/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.Recipe;
import org.lucerna.workbench.history.RecipeLines;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows of installed commands which values the command line takes without a key. */
@Component
public final class ShellLines implements RecipeLines {

  private final Verbs verbs;

  @Activate
  public ShellLines(@Reference Plugins plugins, @Reference ParamBinder binder) {
    this.verbs = new Verbs(plugins, binder);
  }

  @Override
  public String of(Recipe recipe) {
    return ShellLine.of(recipe, verbs.params(verbs.require(recipe.command())));
  }
}
