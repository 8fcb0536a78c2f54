/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.TensorMap;
import org.lucerna.vision.api.weights.Weights;

/** Files in a temporary folder; writing one of a given name can be made to fail. */
final class TestFiles implements Storage, ModelStore {

  private final Path home;

  /** Writing files whose name ends so fails. */
  String failing = "";

  TestFiles(Path home) {
    this.home = home;
  }

  @Override
  public Path home(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  @Override
  public void write(Path target, Content content) throws IOException {
    if (!failing.isEmpty() && target.toString().endsWith(failing)) {
      throw new IOException("no space left on device");
    }
    Files.createDirectories(target.getParent());
    Path temporary = Files.createTempFile(target.getParent(), "t", ".tmp");
    try (var out = Files.newOutputStream(temporary)) {
      content.writeTo(out);
    }
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public <T> T locked(Path lockFile, Locked<T> work) throws IOException {
    return work.run();
  }

  @Override
  public void save(Path file, StoredModel model) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : model.weights().names()) {
      tensors.put(name, model.weights().read(name));
    }
    saveTensors(file, tensors, model.provenance());
  }

  @Override
  public StoredModel open(Path file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void saveTensors(Path file, Map<String, Tensor> tensors, Map<String, String> texts)
      throws IOException {
    write(
        file,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(texts.size());
          for (Map.Entry<String, String> e : texts.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeUTF(e.getValue());
          }
          out.writeInt(tensors.size());
          for (Map.Entry<String, Tensor> e : tensors.entrySet()) {
            out.writeUTF(e.getKey());
            int[] shape = e.getValue().shape();
            out.writeInt(shape.length);
            for (int n : shape) {
              out.writeInt(n);
            }
            for (float v : e.getValue().toArray()) {
              out.writeFloat(v);
            }
          }
        });
  }

  @Override
  public Weights openTensors(Path file) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (int i = in.readInt(); i > 0; i--) {
        texts.put(in.readUTF(), in.readUTF());
      }
      for (int i = in.readInt(); i > 0; i--) {
        String name = in.readUTF();
        int[] shape = new int[in.readInt()];
        int size = 1;
        for (int k = 0; k < shape.length; k++) {
          shape[k] = in.readInt();
          size *= shape[k];
        }
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
          values[k] = in.readFloat();
        }
        tensors.put(name, Tensor.wrap(values, shape));
      }
    }
    return new Read(new TensorMap(file.toString(), tensors), texts);
  }

  private record Read(Weights weights, Map<String, String> metadata) implements Weights {

    @Override
    public Set<String> names() {
      return weights.names();
    }

    @Override
    public List<Integer> shape(String name) {
      return weights.shape(name);
    }

    @Override
    public Tensor read(String name) throws IOException {
      return weights.read(name);
    }

    @Override
    public String origin() {
      return weights.origin();
    }

    @Override
    public String sha256() {
      return weights.sha256();
    }

    @Override
    public void close() {
      weights.close();
    }
  }
}
