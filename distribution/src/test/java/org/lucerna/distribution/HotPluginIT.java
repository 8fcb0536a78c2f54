/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.distribution.PaxExamExtension.PaxExamTest;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.InitialWeights;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The assembled product inside the framework: all bundles run, a plugin comes and goes. */
@PaxExamTest
public class HotPluginIT {

  private static final String SAMPLE = "org.lucerna.sample.explainer";
  private static final Duration SOON = Duration.ofSeconds(2);

  @Inject BundleContext context;

  @Configuration
  static Option[] configure() throws Exception {
    Path plugins = Path.of(System.getProperty("lucerna.folder")).resolveSibling("it-plugins");
    Files.createDirectories(plugins);
    Files.deleteIfExists(plugins.resolve("sample.jar"));
    return new Option[] {InFramework.distribution(plugins)};
  }

  @Test
  public void everyBundleIsActive() {
    List<String> idle =
        Arrays.stream(context.getBundles())
            .filter(b -> b.getHeaders().get(Constants.FRAGMENT_HOST) == null)
            .filter(b -> b.getState() != Bundle.ACTIVE)
            .map(Bundle::toString)
            .toList();
    assertEquals(List.of(), idle);
  }

  @Test
  public void aDroppedExplainerAppearsExplainsAndIsCollectedAfterRemoval() throws Exception {
    Bundle engine = bundle("org.lucerna.lib.djl");
    Bundle backend = bundle("org.lucerna.backend.pytorch");
    long engineChanged = engine.getLastModified();
    long backendChanged = backend.getLastModified();
    Path dropped = Path.of(System.getProperty("lucerna.plugins")).resolve("sample.jar");

    Files.copy(
        Path.of(System.getProperty("lucerna.sample")),
        dropped,
        StandardCopyOption.REPLACE_EXISTING);
    assertTrue(await(SOON, () -> sample() != null), "the plugin's service did not appear in 2 s");
    WeakReference<ClassLoader> loader = explainOnce();

    Files.delete(dropped);
    assertTrue(await(SOON, () -> sample() == null), "the service did not disappear in 2 s");
    assertTrue(await(SOON, () -> find(SAMPLE) == null), "the bundle was not uninstalled");
    assertTrue(await(Duration.ofSeconds(20), () -> collected(loader)), "its class loader lives on");

    assertEquals(engineChanged, engine.getLastModified(), "the engine bundle was touched");
    assertEquals(backendChanged, backend.getLastModified(), "the backend bundle was touched");
    assertEquals(Bundle.ACTIVE, engine.getState());
    assertFalse(engine.getHeaders().get("Lucerna-Restart-Required") == null);
  }

  /** In a method of its own, so that no local variable keeps the plugin's class alive. */
  private WeakReference<ClassLoader> explainOnce() throws Exception {
    ServiceReference<?> reference = sample();
    @SuppressWarnings("unchecked")
    Explainer<NoParams> explainer = (Explainer<NoParams>) context.getService(reference);
    assertNotNull(explainer);
    Network network = network("small-gap");
    ComputeBackend backend = context.getService(context.getServiceReference(ComputeBackend.class));
    int side = network.input().preprocessing().crop();
    Tensor input = Tensor.wrap(new float[3 * side * side], 1, 3, side, side);
    ProbePlan plan =
        new ProbePlan(input, Set.of(network.features()), List.of(List.of(Target.predicted())));
    try (Model model =
            backend.load(network, InitialWeights.of(network, 1), backend.devices().get(0));
        Probe probe = model.probe(plan)) {
      Heatmap map =
          explainer.explain(
              new ExplainRequest<>(
                  probe, 0, Target.predicted(), network.features(), 0, new NoParams()),
              Progress.none());
      assertEquals(2, map.values().rank());
    }
    WeakReference<ClassLoader> loader = new WeakReference<>(explainer.getClass().getClassLoader());
    context.ungetService(reference);
    return loader;
  }

  private Network network(String id) throws Exception {
    for (ServiceReference<BackboneFamily> r :
        context.getServiceReferences(BackboneFamily.class, null)) {
      BackboneFamily family = context.getService(r);
      if (family.variants().stream().anyMatch(v -> v.id().equals(id))) {
        return family.network(id);
      }
    }
    throw new AssertionError("no network " + id);
  }

  private ServiceReference<?> sample() {
    try {
      ServiceReference<?>[] all = context.getServiceReferences(Explainer.class.getName(), null);
      return all == null
          ? null
          : Arrays.stream(all)
              .filter(r -> r.getBundle() != null)
              .filter(r -> SAMPLE.equals(r.getBundle().getSymbolicName()))
              .findFirst()
              .orElse(null);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean collected(WeakReference<ClassLoader> loader) {
    System.gc();
    return loader.get() == null;
  }

  private Bundle bundle(String name) {
    Bundle found = find(name);
    assertNotNull(found, name);
    return found;
  }

  private Bundle find(String name) {
    return Arrays.stream(context.getBundles())
        .filter(b -> name.equals(b.getSymbolicName()))
        .findFirst()
        .orElse(null);
  }

  private static boolean await(Duration limit, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }
}
