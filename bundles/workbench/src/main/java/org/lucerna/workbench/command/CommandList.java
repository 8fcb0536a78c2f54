/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.workbench.kit.Changes;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/**
 * Which commands there are. Single ones are read from their service properties at once; families
 * have code of their own that may be slow or broken, so they are asked on another thread.
 */
final class CommandList {

  private static final Comparator<CommandEntry> ORDER =
      Comparator.comparing(CommandEntry::menu)
          .thenComparing(CommandEntry::position)
          .thenComparing(CommandEntry::id);

  private final Verbs verbs;
  private final CommandServices services;
  private final Changes changes = new Changes();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile List<CommandEntry> ofFamilies = List.of();
  private volatile Optional<Runnable> unwatch = Optional.empty();

  CommandList(Verbs verbs, CommandServices services) {
    this.verbs = verbs;
    this.services = services;
    refresh();
  }

  List<CommandEntry> entries() {
    List<CommandEntry> all = new ArrayList<>(ofFamilies);
    for (Plugin<Command<?>> plugin : verbs.commands()) {
      all.add(entry(plugin, plugin.id(), plugin.label(), plugin.origin()));
    }
    all.sort(ORDER);
    return List.copyOf(all);
  }

  private static CommandEntry entry(Plugin<?> place, String id, String label, String origin) {
    return new CommandEntry(
        id,
        label,
        place.property("menu").orElse("Run"),
        place.property("shortcut").orElse(""),
        place.property("position").map(CommandList::position).orElse(100),
        origin);
  }

  private static int position(String text) {
    return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : 100;
  }

  void onChange(Runnable listener) {
    changes.listen(listener);
  }

  void refresh() {
    if (asking.compareAndSet(false, true)) {
      services.tasks().start("Look up commands", false, p -> families(), this::found, e -> {});
    }
  }

  private List<CommandEntry> families() {
    asking.set(false);
    List<CommandEntry> all = new ArrayList<>();
    for (Plugin<CommandFamily> plugin : services.plugins().all(CommandFamily.class)) {
      try {
        for (CommandFamily.Member member : plugin.service().members()) {
          all.add(
              new CommandEntry(
                  member.id(),
                  member.label(),
                  plugin.property("menu").orElse("Run"),
                  "",
                  plugin.property("position").map(CommandList::position).orElse(100),
                  member.origin()));
        }
      } catch (RuntimeException | LinkageError e) { // one broken family leaves the others
        services.log().add(plugin.origin(), e);
      }
    }
    return List.copyOf(all);
  }

  private void found(List<CommandEntry> entries) {
    ofFamilies = entries;
    changes.touch();
  }

  /** Commands, families and what families are made from all carry an id. */
  void watch(BundleContext framework) {
    ServiceListener listener =
        event -> {
          if (event.getType() != ServiceEvent.MODIFIED_ENDMATCH) {
            refresh();
          }
        };
    try {
      framework.addServiceListener(listener, "(lucerna.id=*)");
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // the filter is right
    }
    unwatch = Optional.of(() -> framework.removeServiceListener(listener));
    refresh();
  }

  void close() {
    unwatch.ifPresent(Runnable::run);
    unwatch = Optional.empty();
  }
}
