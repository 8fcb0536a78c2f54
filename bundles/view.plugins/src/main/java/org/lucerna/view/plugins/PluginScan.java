/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lucerna.view.plugins.PluginRow.State;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Looks at all bundles and at the folder of plugins. Takes a while: not for the event thread. */
final class PluginScan {

  private final BundleContext framework;
  private final PluginFolder folder;
  private final Diagnosis diagnosis;

  PluginScan(BundleContext framework, PluginFolder folder, Diagnosis diagnosis) {
    this.framework = framework;
    this.folder = folder;
    this.diagnosis = diagnosis;
  }

  /** Plugins of the folder first, each group by name. */
  List<PluginRow> rows() throws IOException {
    List<PluginRow> rows = new ArrayList<>();
    for (Bundle bundle : framework.getBundles()) {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        rows.add(row(bundle));
      }
    }
    folder.list(PluginFolder.DISABLED).forEach(f -> rows.add(waiting(f, State.DISABLED)));
    folder.list(PluginFolder.STAGED).forEach(f -> rows.add(waiting(f, State.STAGED)));
    rows.sort(
        Comparator.comparing((PluginRow r) -> !r.isPlugin())
            .thenComparing(r -> r.name().toLowerCase(Locale.ROOT)));
    return rows;
  }

  private static PluginRow waiting(JarFacts facts, State state) {
    return new PluginRow(
        facts.symbolicName(),
        facts.name(),
        facts.version(),
        facts.provider(),
        state,
        Optional.of(facts.file()),
        facts.restart(),
        List.of(),
        List.of());
  }

  private PluginRow row(Bundle bundle) {
    var headers = bundle.getHeaders();
    String bsn = bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
    List<Problem> problems = diagnosis.of(bundle);
    return new PluginRow(
        bsn,
        Optional.ofNullable(headers.get(Constants.BUNDLE_NAME)).orElse(bsn),
        bundle.getVersion().toString(),
        Optional.ofNullable(headers.get(Constants.BUNDLE_VENDOR)).orElse(""),
        state(bundle, problems),
        file(bundle),
        JarFacts.RESTART.stream().anyMatch(h -> Boolean.parseBoolean(headers.get(h))),
        services(bundle),
        problems);
  }

  private static State state(Bundle bundle, List<Problem> problems) {
    if (!problems.isEmpty()) {
      return State.TROUBLED;
    }
    boolean fragment = bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    boolean well =
        bundle.getState() == Bundle.ACTIVE
            || bundle.getState() == Bundle.STARTING
            || (fragment && bundle.getState() == Bundle.RESOLVED);
    return well ? State.ACTIVE : State.STOPPED;
  }

  private Optional<Path> file(Bundle bundle) {
    String location = bundle.getLocation();
    if (location == null || !location.startsWith("file:")) {
      return Optional.empty(); // bundles of Lucerna itself are installed by reference
    }
    try {
      Path path = Path.of(URI.create(location)).toAbsolutePath().normalize();
      return Optional.of(path).filter(p -> folder.path().equals(p.getParent()));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  /** By interface, the ids of those that carry one. */
  private static List<String> services(Bundle bundle) {
    Map<String, TreeSet<String>> ids = new TreeMap<>();
    ServiceReference<?>[] all = bundle.getRegisteredServices();
    for (ServiceReference<?> service : all == null ? new ServiceReference<?>[0] : all) {
      if (service.getProperty("lucerna.id") instanceof String id) {
        for (String type : (String[]) service.getProperty(Constants.OBJECTCLASS)) {
          ids.computeIfAbsent(type.substring(type.lastIndexOf('.') + 1), t -> new TreeSet<>())
              .add(id);
        }
      }
    }
    return ids.entrySet().stream()
        .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
        .toList();
  }
}
