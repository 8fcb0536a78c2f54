/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * ReLU into the memory it reads, and other floating points, by way of a TorchScript module: DJL has
 * calls for neither. Results of both ways to compute a ReLU are the same to the last bit.
 *
 * <p>Loading the module takes as long as it saves on some hundred million values, so it is not
 * loaded before so many have passed; a single picture never loads it. Thread-safe.
 */
final class TensorScript {

  private static final String CODE =
      """
      class Tensors(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Tensors, x: Tensor) -> Tensor:
          return torch.relu_(x)
        def bfloat16(self: __torch__.Tensors, x: Tensor) -> Tensor:
          return torch.to(x, 15, False, False, None)
        def float32(self: __torch__.Tensors, x: Tensor) -> Tensor:
          return torch.to(x, 6, False, False, None)
      """;

  /**
   * From when on the module is called; measured.
   *
   * @param fewest values in a call below which calling the module costs more than it saves
   * @param passed values, in calls above that, of which it would have saved what loading it takes
   */
  record Pay(long fewest, long passed) {
    static final Pay MEASURED = new Pay(400_000, 250_000_000);
  }

  private final Supplier<PtNDManager> managers;
  private final Pay pay;
  private final AtomicLong passed = new AtomicLong();
  private Optional<ScriptModule> module = Optional.empty();

  /**
   * @param managers makes the one that keeps the module
   */
  TensorScript(Supplier<PtNDManager> managers, Pay pay) {
    this.managers = managers;
    this.pay = pay;
  }

  /** Whether {@link #relu} is the faster way for so many values. */
  boolean pays(long values) {
    return values >= pay.fewest() && passed.addAndGet(values) >= pay.passed();
  }

  /** {@code max(x, 0)} in the memory of x; another handle to it. */
  PtNDArray relu(PtNDArray x) {
    return module().call(x);
  }

  /** Rounded to 16 bits, of which 8 are the exponent's. DJL's own conversion ends the process. */
  PtNDArray bfloat16(PtNDArray x) {
    return module().call("bfloat16", List.of(x), false);
  }

  PtNDArray float32(PtNDArray x) {
    return module().call("float32", List.of(x), false);
  }

  private synchronized ScriptModule module() {
    if (module.isEmpty()) {
      module = Optional.of(ScriptModule.load("Tensors", CODE, managers.get()));
    }
    return module.get();
  }
}
