/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.weights.ModelFiles;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The service: the folders of the framework property {@code lucerna.models}, else of the
 * environment's {@code LUCERNA_MODELS}, then {@code models} in the user's Lucerna folder.
 */
@Component(service = {ModelFiles.class, UserModelFiles.class})
@PluginType(id = "folders", label = "weight files in the model folders")
public final class UserModelFiles implements ModelFiles {

  private final Storage storage;
  private final String setting;
  private final Catalogue catalogue;

  @Activate
  public UserModelFiles(BundleContext framework, @Reference Storage storage) {
    this(storage, setting(framework.getProperty("lucerna.models")), Catalogue.bundled());
  }

  /**
   * @param setting folders and mirrors, separated by commas; may be null
   */
  UserModelFiles(Storage storage, String setting, Catalogue catalogue) {
    this.storage = storage;
    this.setting = setting;
    this.catalogue = catalogue;
  }

  private static String setting(String property) {
    return property == null || property.isBlank() ? System.getenv("LUCERNA_MODELS") : property;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /**
   * @param named by a command; where it names none the setting's are taken
   * @param base folders are meant against it
   */
  ModelPlaces places(List<String> named, Path base) throws IOException {
    return ModelPlaces.of(storage, named.isEmpty() ? ModelPlaces.split(setting) : named, base);
  }

  @Override
  public Optional<Path> find(String name) {
    return finder().find(name);
  }

  @Override
  public Path require(String name) {
    return finder().require(name);
  }

  @Override
  public List<Path> files() {
    try {
      return List.copyOf(finder().byName().values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelFinder finder() {
    try {
      return new ModelFinder(catalogue, places(List.of(), Path.of("").toAbsolutePath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
