/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureService;

/** Reads OSGi Feature Service JSON files (OSGi Compendium 8, chapter 159). */
final class Features {

  private static final String STAGE = "lucerna.stage";

  private Features() {}

  /**
   * A bundle to install.
   *
   * @param jar in the distribution's {@code bundles/}
   */
  record Item(Path jar, Stage stage) {}

  /** When a bundle is started, first to last. */
  enum Stage {
    /** What others are started by. */
    PLATFORM,
    /** What the window is made of. */
    WINDOW,
    REST
  }

  /** The bundles of the named features, each once, in order. */
  static List<Item> read(Path home, List<String> names) {
    FeatureService service = ServiceLoader.load(FeatureService.class).iterator().next();
    List<Item> items = new ArrayList<>();
    for (String name : names) {
      Path file = home.resolve("features").resolve(name + ".json");
      try (Reader in = Files.newBufferedReader(file)) {
        Feature feature = service.readFeature(in);
        for (FeatureBundle bundle : feature.getBundles()) {
          Item item = item(home, bundle);
          if (items.stream().noneMatch(i -> i.jar().equals(item.jar()))) {
            items.add(item);
          }
        }
      } catch (IOException e) {
        throw new PlatformException("cannot read feature " + file, e);
      }
    }
    return items;
  }

  private static Item item(Path home, FeatureBundle bundle) {
    String jar = bundle.getID().getArtifactId() + "-" + bundle.getID().getVersion() + ".jar";
    Path path = home.resolve("bundles").resolve(jar);
    if (!Files.isRegularFile(path)) {
      throw new PlatformException("bundle " + path + " is missing: unpack the distribution anew");
    }
    Object stage = bundle.getMetadata().get(STAGE);
    return new Item(
        path,
        stage == null ? Stage.REST : Stage.valueOf(stage.toString().toUpperCase(Locale.ROOT)));
  }
}
