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
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript module without attributes, written as text: what DJL offers no call for. */
final class ScriptModule {

  private final PtSymbolBlock module;

  private ScriptModule(PtSymbolBlock module) {
    this.module = module;
  }

  /**
   * @param name of the class in {@code code}
   * @param manager closes the module
   */
  static ScriptModule load(String name, String code, PtNDManager manager) {
    try {
      ByteArrayInputStream archive = new ByteArrayInputStream(archive(name, code));
      return new ScriptModule(JniUtils.loadModule(manager, archive, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code forward} answers; it belongs to the input's manager. */
  PtNDArray call(PtNDArray input) {
    return (PtNDArray) IValueUtils.forward(module, new NDList(input), false).get(0);
  }

  /**
   * What another method answers; it belongs to the first input's manager.
   *
   * @param recorded whether gradients may be recorded meanwhile
   */
  PtNDArray call(String method, List<PtNDArray> inputs, boolean recorded) {
    try (NDArray name = inputs.get(0).getManager().create(0)) {
      name.setName("module_method:" + method);
      NDList all = new NDList();
      all.addAll(inputs);
      all.add(name);
      return (PtNDArray) IValueUtils.forward(module, all, recorded).get(0);
    }
  }

  /** The form torch.jit.save gives it: a pickled object, its code. */
  private static byte[] archive(String name, String code) throws IOException {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2}); // protocol 2
    pickle.write(("c__torch__\n" + name + "\n").getBytes(StandardCharsets.US_ASCII)); // the class
    pickle.write(new byte[] {')', (byte) 0x81, '}', '('}); // an instance, a dictionary, mark
    pickle.write(new byte[] {'X', 8, 0, 0, 0}); // a string of 8 bytes
    pickle.write("training".getBytes(StandardCharsets.US_ASCII));
    pickle.write(new byte[] {(byte) 0x89, 'u', 'b', '.'}); // false, set items, build, stop
    byte[] none = {(byte) 0x80, 2, ')', '.'}; // an empty tuple
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "script/data.pkl", pickle.toByteArray());
      store(zip, "script/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      store(zip, "script/constants.pkl", none);
      store(zip, "script/version", "3\n".getBytes(StandardCharsets.US_ASCII));
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
