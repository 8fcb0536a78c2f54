/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.compute.Capability;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.workbench.api.View;

class DeviceTest {

  private static ComputeBackend backend(List<Device> devices, RuntimeException failure) {
    return (ComputeBackend)
        Proxy.newProxyInstance(
            DeviceTest.class.getClassLoader(),
            new Class<?>[] {ComputeBackend.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "devices" -> {
                    if (failure != null) {
                      throw failure;
                    }
                    yield devices;
                  }
                  case "capabilities" -> Set.of(Capability.LAYER_GRADIENTS);
                  case "description" -> "Engine 2";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void backendsSayWhatTheyHaveOrWhyTheyHaveNothing() {
    FakePlugins plugins =
        new FakePlugins()
            .register(
                ComputeBackend.class,
                "a",
                backend(List.of(new Device("cpu", "2 threads")), null),
                NoParams.class,
                Map.of("label", "A"))
            .register(ComputeBackend.class, "b", backend(List.of(), null), NoParams.class)
            .register(
                ComputeBackend.class,
                "c",
                backend(
                    List.of(),
                    new IllegalStateException("no driver", new IOException("libcuda is missing"))),
                NoParams.class);
    List<Backends.Backend> all = Backends.of(plugins);
    assertEquals(List.of("cpu: 2 threads"), all.get(0).devices());
    assertEquals(List.of("layer gradients"), all.get(0).capabilities());
    assertEquals("it finds no device here", all.get(1).problem().orElseThrow());
    assertEquals("no driver: libcuda is missing", all.get(2).problem().orElseThrow());
  }

  @Test
  void theSystemsFiguresAreReadInKibibytes() {
    List<String> status = List.of("Name:\tjava", "VmHWM:\t  2048 kB", "VmRSS:\t    1024 kB");
    assertEquals(OptionalLong.of(1 << 20), Usage.kibibytes(status, "VmRSS:"));
    assertEquals(OptionalLong.empty(), Usage.kibibytes(status, "VmSwap:"));
    Usage now = Usage.now();
    assertTrue(now.heapUsed() > 0 && now.heapUsed() <= now.heapMax());
    assertTrue(now.threads() > 0);
  }

  @Test
  void theViewOpensAndClosesWithoutAskingAnyBackend(@TempDir Path folder) throws Exception {
    FakePlugins plugins =
        new FakePlugins()
            .register(
                ComputeBackend.class,
                "a",
                backend(List.of(), new IllegalStateException("asked")),
                NoParams.class);
    TestSite site = new TestSite(folder);
    EventQueue.invokeAndWait(
        () -> {
          View view = new DeviceViewFactory(plugins).create(site, Map.of());
          assertEquals("device", view.component().getName());
          view.close();
        });
    site.settle();
    assertTrue(site.failures.isEmpty());
  }

  @Test
  void sizesAreWrittenInBinaryUnits() {
    assertEquals("512 MiB", DeviceView.size(512L << 20));
    assertEquals("1.50 GiB", DeviceView.size(1536L << 20));
  }
}
