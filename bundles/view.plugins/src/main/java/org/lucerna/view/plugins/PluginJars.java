/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lucerna.workbench.api.Opener;
import org.lucerna.workbench.api.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plugin jars dropped onto the window. */
@Component
public final class PluginJars implements Opener {

  private final PluginServices services;

  @Activate
  public PluginJars(@Reference PluginServices services) {
    this.services = services;
  }

  @Override
  public boolean accepts(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".jar") && Files.isRegularFile(path);
  }

  @Override
  public void open(Path path, Site site) {
    site.show("plugins");
    new Installing(services, (title, facts, yes) -> InstallDialog.ask(null, title, facts, yes))
        .install(path, site);
  }
}
