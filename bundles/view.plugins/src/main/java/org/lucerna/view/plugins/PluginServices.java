/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.nio.file.Path;
import java.util.Optional;
import org.lucerna.core.api.file.Storage;
import org.lucerna.workbench.kit.Changes;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** What the views of plugins share: where plugins lie, what is there, and when it changes. */
@Component(service = PluginServices.class)
public final class PluginServices {

  private final BundleContext framework;
  private final Storage storage;
  private final PluginFolder folder;
  private final PluginScan scan;
  private final SafeMode safe;
  private final Changes changes = new Changes();
  private final BundleListener bundles = event -> changes.touch();
  private final ServiceListener services = event -> changes.touch();

  @Activate
  public PluginServices(
      BundleContext framework,
      @Reference Storage storage,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) ServiceComponentRuntime components) {
    this.framework = framework;
    this.storage = storage;
    this.folder = new PluginFolder(place(framework, "lucerna.home", "plugins"), storage);
    this.scan =
        new PluginScan(
            framework, folder, new Diagnosis(framework, Optional.ofNullable(components)));
    this.safe =
        new SafeMode(
            place(framework, "lucerna.home.user", SafeMode.FILE),
            Boolean.parseBoolean(framework.getProperty("lucerna.safe")));
    framework.addBundleListener(bundles);
    framework.addServiceListener(services);
  }

  private static Path place(BundleContext framework, String property, String name) {
    String home = framework.getProperty(property);
    return Path.of(home == null ? "." : home).resolve(name).toAbsolutePath().normalize();
  }

  /** Hears no more. */
  @Deactivate
  public void close() {
    framework.removeBundleListener(bundles);
    framework.removeServiceListener(services);
  }

  Storage storage() {
    return storage;
  }

  PluginFolder folder() {
    return folder;
  }

  PluginScan scan() {
    return scan;
  }

  SafeMode safe() {
    return safe;
  }

  Changes changes() {
    return changes;
  }
}
