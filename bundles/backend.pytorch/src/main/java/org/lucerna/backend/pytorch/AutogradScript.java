/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;

/**
 * {@code torch.autograd.grad} by way of a TorchScript module written here: DJL has {@code
 * backward()} alone, which stores gradients in the leaves. Where those can be differentiated again
 * that makes leaf and gradient hold one another, so that neither is ever freed.
 */
final class AutogradScript {

  private static final String CODE =
      """
      class Grad(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        def forward(self: __torch__.Grad, x: Tensor) -> Tensor:
          return x
        def curved(self: __torch__.Grad, y: Tensor, x: Tensor, g: Tensor) -> Tensor:
          go0 = annotate(List[Optional[Tensor]], [g])
          go = unchecked_cast(Optional[List[Optional[Tensor]]], go0)
          r = torch.autograd.grad([y], [x], go, True, True, True)[0]
          if torch.__is__(r, None):
            o = torch.zeros_like(x)
          else:
            o = unchecked_cast(Tensor, r)
          return o
        def plain(self: __torch__.Grad, y: Tensor, x: Tensor, g: Tensor) -> Tensor:
          go0 = annotate(List[Optional[Tensor]], [g])
          go = unchecked_cast(Optional[List[Optional[Tensor]]], go0)
          r = torch.autograd.grad([y], [x], go, True, False, True)[0]
          if torch.__is__(r, None):
            o = torch.zeros_like(x)
          else:
            o = unchecked_cast(Tensor, r)
          return o
      """;

  private final ScriptModule module;

  private AutogradScript(ScriptModule module) {
    this.module = module;
  }

  /** Closed with {@code manager}. */
  static AutogradScript load(PtNDManager manager) {
    return new AutogradScript(ScriptModule.load("Grad", CODE, manager));
  }

  /**
   * The derivative of {@code sum(cotangent * y)} by x, with its own graph if it is {@code curved};
   * zeros where y does not depend on x. The graph of y stays.
   */
  PtNDArray gradient(PtNDArray y, PtNDArray x, PtNDArray cotangent, boolean curved) {
    return module.call(curved ? "curved" : "plain", List.of(y, x, cotangent), true);
  }
}
