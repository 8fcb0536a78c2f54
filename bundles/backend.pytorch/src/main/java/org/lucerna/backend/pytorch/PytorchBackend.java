/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Executes networks on libtorch, layer by layer, in 32-bit floating point. The engine is unpacked
 * and loaded when it is first needed, not when this component starts.
 */
@Component(immediate = true) // a delayed one would be dropped, and built again, with its last user
@Requirement(namespace = Natives.NAMESPACE, filter = "(engine=pytorch)")
@PluginType(id = "pytorch", label = "PyTorch (libtorch 2.7.1)")
public final class PytorchBackend implements ComputeBackend {

  private static final Device CPU = new Device("cpu", "CPU");

  private final Supplier<Natives> source;
  private final NativesCache cache;
  private final Set<Precision> precisions;
  private TorchEngine engine;

  /** With the natives of the bundle this bundle is wired to. */
  @Activate
  public PytorchBackend(BundleContext context, @Reference Storage storage) {
    this(() -> Natives.of(context), storage, Processor.here().precisions());
  }

  /** With the natives on the class path. */
  public PytorchBackend(Storage storage) {
    this(storage, Processor.here().precisions());
  }

  private PytorchBackend(Storage storage, Set<Precision> precisions) {
    this(() -> Natives.of(PytorchBackend.class.getClassLoader()), storage, precisions);
  }

  private PytorchBackend(Supplier<Natives> source, Storage storage, Set<Precision> precisions) {
    this.source = source;
    this.precisions = precisions;
    this.cache = new NativesCache(storage);
  }

  /** Runs changed values in any precision, even where the processor is slow at it: for tests. */
  public static PytorchBackend inAnyPrecision(Storage storage) {
    return new PytorchBackend(storage, EnumSet.allOf(Precision.class));
  }

  @Override
  public List<Device> devices() {
    engine();
    return List.of(CPU);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public String description() {
    Natives natives = source.get();
    int threads = Threads.configured();
    return "PyTorch %s (DJL %s), CPU, %d thread%s"
        .formatted(natives.version(), natives.djl(), threads, threads == 1 ? "" : "s");
  }

  @Override
  public Model load(Network network, Weights weights, Device device) throws IOException {
    if (!device.id().equals(CPU.id())) {
      throw new LucernaException(
          ExitStatus.DEVICE, "There is no device " + device.id() + " here: use cpu.");
    }
    ParameterCheck.require(network, weights);
    return PytorchModel.load(engine(), network, weights, CPU);
  }

  private synchronized TorchEngine engine() {
    if (engine == null) {
      Natives natives = source.get();
      TorchEngine.Setup setup = new TorchEngine.Setup(Threads.configured(), precisions);
      engine = TorchEngine.start(natives, cache.unpacked(natives), setup);
    }
    return engine;
  }
}
