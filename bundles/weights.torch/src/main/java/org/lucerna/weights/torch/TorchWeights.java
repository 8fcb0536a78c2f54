/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.weights.ElementType;
import org.lucerna.vision.api.weights.WeightFile;
import org.lucerna.vision.api.weights.Weights;

/** The tensors of an open file; only their places are in memory. */
final class TorchWeights implements Weights {

  private final WeightFile file;
  private final Content content;
  private final Map<String, TensorRef> tensors;

  private TorchWeights(WeightFile file, Content content, Map<String, TensorRef> tensors) {
    this.file = file;
    this.content = content;
    this.tensors = tensors;
  }

  /**
   * @throws org.lucerna.vision.api.weights.BadWeightsException if it is not sound
   */
  static TorchWeights of(WeightFile file) throws IOException {
    ByteSource bytes = ByteSource.of(file.channel());
    Content content = FileKind.of(bytes).read(bytes);
    Map<String, TensorRef> tensors = StateDict.of(content.root());
    for (TensorRef tensor : tensors.values()) {
      content.open(tensor.storage());
    }
    return new TorchWeights(file, content, tensors);
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public List<Integer> shape(String name) {
    return tensor(name).sizes();
  }

  @Override
  public ElementType type(String name) {
    return tensor(name).storage().type();
  }

  /** Synchronized because an inflating source keeps its place. */
  @Override
  public synchronized Tensor read(String name) throws IOException {
    TensorRef tensor = tensor(name);
    return file.read(
        name,
        tensor.sizes(),
        true,
        values ->
            TensorReader.read(tensor, content.open(tensor.storage()), content.byteOrder(), values));
  }

  @Override
  public String origin() {
    return file.origin();
  }

  @Override
  public String sha256() {
    return file.sha256();
  }

  @Override
  public void close() {
    file.close();
  }

  private TensorRef tensor(String name) {
    return file.require(tensors.get(name), name);
  }
}
