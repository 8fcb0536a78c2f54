/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.explain.Explainer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;

/** The product as its commands and its registry of plugins show it inside the framework. */
final class RunningProduct implements AutoCloseable {

  private static final int SIDE = 128;

  private final BundleContext context;
  private final Path folder;

  /**
   * @param context of a bundle that outlives whatever is asked for
   */
  RunningProduct(BundleContext context) throws IOException {
    this.context = context;
    this.folder = Files.createTempDirectory("lucerna-it");
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < SIDE * SIDE; i++) {
      picture.setRGB(i % SIDE, i / SIDE, random.nextInt(1 << 24));
    }
    ImageIO.write(picture, "png", picture().toFile());
  }

  private Path picture() {
    return folder.resolve("picture.png");
  }

  <S> S service(Class<S> type) {
    ServiceReference<S> reference = context.getServiceReference(type);
    assertNotNull(reference, type.getName());
    return context.getService(reference);
  }

  /** Where a method comes from; empty where there is none of that id. */
  String origin(String method) {
    return service(Plugins.class).find(Explainer.class, method).map(Plugin::origin).orElse("");
  }

  Bundle bundle(String name) {
    Bundle bundle = find(name);
    assertNotNull(bundle, name);
    return bundle;
  }

  Bundle find(String name) {
    return Arrays.stream(context.getBundles())
        .filter(b -> name.equals(b.getSymbolicName()))
        .findFirst()
        .orElse(null);
  }

  /** From its own jar, as an update of the product would. */
  void update(Bundle bundle) throws Exception {
    bundle.update();
    refresh(bundle);
  }

  /** Gives back the classes of old versions, and waits until that is done. */
  void refresh(Bundle bundle) throws Exception {
    CompletableFuture<FrameworkEvent> done = new CompletableFuture<>();
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            List.of(bundle),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.complete(event);
              }
            });
    done.get(1, TimeUnit.MINUTES);
  }

  /**
   * The file of the map that {@code lucerna explain --method METHOD} writes.
   *
   * @param parameters as after {@code --param}
   */
  byte[] map(String method, List<String> parameters, Progress progress) throws Exception {
    Path out = Files.createTempDirectory(folder, "maps");
    Map<String, Object> values = new HashMap<>();
    values.put("network", "small-gap");
    values.put("weights", "procedural");
    values.put("image", List.of(picture().toString()));
    values.put("method", List.of(method));
    values.put("param", parameters);
    values.put("out", out.toString());
    explain(values, progress);
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> maps = files.filter(f -> f.toString().endsWith(".npy")).toList();
      assertEquals(1, maps.size(), maps::toString);
      return Files.readAllBytes(maps.get(0));
    } finally {
      delete(out);
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Like {@link #map}, on a thread of the product's own. */
  CompletableFuture<byte[]> start(String method, List<String> parameters, Progress progress) {
    CompletableFuture<byte[]> map = new CompletableFuture<>();
    service(Tasks.class)
        .start(
            method,
            () -> {
              try {
                map.complete(map(method, parameters, progress));
              } catch (Throwable e) { // an assertion's, or a linkage error that nobody turned
                map.completeExceptionally(e);
              }
            });
    return map;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void explain(Map<String, Object> values, Progress progress) throws Exception {
    Plugin<Command> explain = service(Plugins.class).require(Command.class, "command", "explain");
    Record params = service(ParamBinder.class).bind(explain.params(), values, folder);
    Context place =
        new Context() {
          @Override
          public Path workingDirectory() {
            return folder;
          }

          @Override
          public Progress progress() {
            return progress;
          }
        };
    explain.service().run(params, place);
  }
}
