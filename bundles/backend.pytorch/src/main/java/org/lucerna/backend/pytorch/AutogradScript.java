/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

  private final PtSymbolBlock module;

  private AutogradScript(PtSymbolBlock module) {
    this.module = module;
  }

  /** Closed with {@code manager}. */
  static AutogradScript load(PtNDManager manager) {
    try {
      ByteArrayInputStream archive = new ByteArrayInputStream(archive());
      return new AutogradScript(JniUtils.loadModule(manager, archive, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The derivative of {@code sum(cotangent * y)} by x, with its own graph if it is {@code curved};
   * zeros where y does not depend on x. The graph of y stays.
   */
  PtNDArray gradient(PtNDArray y, PtNDArray x, PtNDArray cotangent, boolean curved) {
    try (NDArray method = y.getManager().create(0)) {
      method.setName("module_method:" + (curved ? "curved" : "plain"));
      NDList inputs = new NDList(y, x, cotangent, method);
      return (PtNDArray) IValueUtils.forward(module, inputs, true).get(0);
    }
  }

  /**
   * A module in the form torch.jit.save gives it: a pickled object without attributes, its code.
   */
  private static byte[] archive() throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2}); // protocol 2
    pickle.write("c__torch__\nGrad\n".getBytes(StandardCharsets.US_ASCII)); // the class
    pickle.write(new byte[] {')', (byte) 0x81, '}', '('}); // an instance, a dictionary, mark
    pickle.write(new byte[] {'X', 8, 0, 0, 0}); // a string of 8 bytes
    pickle.write("training".getBytes(StandardCharsets.US_ASCII));
    pickle.write(new byte[] {(byte) 0x89, 'u', 'b', '.'}); // false, set items, build, stop
    byte[] none = {(byte) 0x80, 2, ')', '.'}; // an empty tuple
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "grad/data.pkl", pickle.toByteArray());
      store(zip, "grad/code/__torch__.py", CODE.getBytes(StandardCharsets.UTF_8));
      store(zip, "grad/constants.pkl", none);
      store(zip, "grad/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  /** Uncompressed, as torch demands. */
  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
