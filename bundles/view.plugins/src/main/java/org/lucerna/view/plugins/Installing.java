/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.kit.Texts;

/** Looks at a jar, asks, and puts it among the plugins. Event thread only. */
final class Installing {

  private static final Texts TEXTS = new Texts(Installing.class);

  private final PluginFolder folder;
  private final PluginScan scan;
  private final Asking asking;

  /** Asks the user; calls back if the answer is yes. */
  @FunctionalInterface
  interface Asking {
    void ask(String title, String facts, Runnable yes);
  }

  /** What is known before the user is asked. */
  private record Looked(JarFacts facts, Optional<PluginRow> installed) {}

  Installing(PluginServices services, Asking asking) {
    this(services.folder(), services.scan(), asking);
  }

  Installing(PluginFolder folder, PluginScan scan, Asking asking) {
    this.folder = folder;
    this.scan = scan;
    this.asking = asking;
  }

  void install(Path jar, Site site) {
    site.follow(
        TEXTS.of("install.look", jar.getFileName()),
        progress -> {
          JarFacts facts = JarFacts.of(jar);
          Optional<PluginRow> installed =
              scan.rows().stream()
                  .filter(r -> r.symbolicName().equals(facts.symbolicName()))
                  .findFirst();
          refusePartsOfLucerna(facts, installed);
          return new Looked(facts, installed);
        },
        looked ->
            asking.ask(
                TEXTS.of(looked.installed().isPresent() ? "install.update" : "install.title"),
                PluginDetails.of(looked.facts(), looked.installed()),
                () -> copy(looked.facts(), site)));
  }

  private static void refusePartsOfLucerna(JarFacts facts, Optional<PluginRow> installed) {
    if (installed.filter(r -> !r.isPlugin()).isPresent()) {
      throw new LucernaException(
          ExitStatus.PLUGIN,
          "'%s' is a part of Lucerna itself and is not exchanged as a plugin: install a newer Lucerna"
              .formatted(facts.symbolicName()));
    }
  }

  private void copy(JarFacts facts, Site site) {
    Consumer<JarFacts> said =
        f -> site.say(TEXTS.of(f.restart() ? "said.staged" : "said.installed", f.name()));
    site.start(
        TEXTS.of("install.task", facts.name()),
        progress -> {
          folder.install(facts);
          return facts;
        },
        said);
  }
}
