/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.compute.Precision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** DJL's PyTorch engine, loaded from our own libraries: it never looks elsewhere or downloads. */
final class TorchEngine {

  private static final Logger LOG = LoggerFactory.getLogger(TorchEngine.class);

  private final Engine engine;
  private final TensorScript script = new TensorScript(this::newManager, TensorScript.Pay.MEASURED);

  private final Set<Precision> precisions;

  private final Crew crew;

  private TorchEngine(Engine engine, Setup setup) {
    this.engine = engine;
    this.precisions = setup.precisions();
    this.crew = Crew.of(setup.threads());
    JniUtils.setNumThreads(setup.threads()); // of all other threads
  }

  /**
   * How to compute.
   *
   * @param precisions what changed values may be run in
   */
  record Setup(int threads, Set<Precision> precisions) {}

  /**
   * Loads the libraries; later calls in the same process give the engine that is there.
   *
   * @param libraries folder with libtorch and DJL's JNI library
   */
  static TorchEngine start(Natives natives, Path libraries, Setup setup) {
    // DJL looks for another libtorch, even on the network, when this path is wrong.
    for (String name : new String[] {"torch", "djl_torch"}) {
      Path file = libraries.resolve(System.mapLibraryName(name));
      if (!Files.isRegularFile(file)) {
        throw broken(file + " is missing", null);
      }
    }
    configure(natives, libraries);
    long start = System.nanoTime();
    try {
      TorchEngine engine = new TorchEngine(load(), setup);
      LOG.info(
          "PyTorch {} from {} in {} ms",
          natives.version(),
          libraries,
          (System.nanoTime() - start) / 1_000_000);
      return engine;
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw broken(root(e), e);
    }
  }

  /** A manager for what one model, probe or call allocates; closing it frees all of that. */
  PtNDManager newManager() {
    return (PtNDManager) engine.newBaseManager();
  }

  /** Shared by all models. */
  TensorScript script() {
    return script;
  }

  /** Shared by all models. */
  Crew crew() {
    return crew;
  }

  Set<Precision> precisions() {
    return precisions;
  }

  private static void configure(Natives natives, Path libraries) {
    String cache = libraries.resolveSibling("djl").toString();
    Map<String, String> settings =
        Map.of(
            "PYTORCH_LIBRARY_PATH",
            libraries.toAbsolutePath().toString(),
            "PYTORCH_VERSION",
            natives.version(),
            "PYTORCH_FLAVOR",
            natives.flavor(),
            "ai.djl.offline",
            "true",
            "OPT_OUT_TRACKING",
            "true",
            "DJL_CACHE_DIR",
            cache,
            "ENGINE_CACHE_DIR",
            cache);
    settings.forEach(
        (name, value) -> {
          // For DJL the environment wins over what we set.
          String own = System.getenv(name);
          if (name.startsWith("PYTORCH_") && own != null && !own.equals(value)) {
            throw new LucernaException(
                ExitStatus.DEVICE,
                "The environment variable %s is %s, but this backend brings its own PyTorch (%s):"
                        .formatted(name, own, value)
                    + " unset it.");
          }
          System.setProperty(name, value);
        });
  }

  /** Engines are found through the context class loader when the class Engine initialises. */
  private static Engine load() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Engine.class.getClassLoader());
    try {
      return Engine.getEngine("PyTorch");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What the loader of libraries said, behind what DJL says of it. */
  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static LucernaException broken(String reason, Throwable cause) {
    return new LucernaException(
        ExitStatus.DEVICE,
        "PyTorch could not be loaded (%s): delete its folder below natives/ in the Lucerna folder"
                .formatted(reason)
            + " and start again.",
        cause);
  }
}
