/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.weights.Weights;

/**
 * A network's weights with those of some layers drawn anew and fitted. Each tensor is computed when
 * it is read: of a large network no second copy lies in the heap.
 */
final class NewWeights implements Weights {

  private final Weights trained;
  private final Weights drawn;
  private final Map<String, LayerId> layers = new HashMap<>();
  private final Map<LayerId, double[]> gains = new HashMap<>();
  private final Map<String, double[]> vectors = new HashMap<>();

  /**
   * @param trained closed by the caller
   * @param drawn has every tensor of the network
   * @param specs of the network
   */
  NewWeights(Weights trained, Weights drawn, List<ParameterSpec> specs) {
    this.trained = trained;
    this.drawn = drawn;
    specs.forEach(s -> layers.put(s.name(), s.layer()));
  }

  /** A layer's parameters are new. */
  void put(LayerId layer, Fit fit) {
    gains.put(layer, fit.gain());
    vectors.putAll(fit.vectors());
  }

  /** A layer keeps its parameters but for these. */
  void put(Map<String, double[]> values) {
    vectors.putAll(values);
  }

  /** What a trained BatchNorm layer expects of its inputs. */
  Moments statistics(String layer) {
    try {
      return new Moments(
          doubles(trained.read(layer + ".running_mean")),
          doubles(trained.read(layer + ".running_var")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] doubles(Tensor vector) {
    double[] values = new double[vector.length()];
    Arrays.setAll(values, vector::at);
    return values;
  }

  @Override
  public Set<String> names() {
    return drawn.names();
  }

  @Override
  public List<Integer> shape(String name) {
    return drawn.shape(name);
  }

  @Override
  public Tensor read(String name) throws IOException {
    if (vectors.containsKey(name)) {
      return vector(vectors.get(name), shape(name));
    }
    double[] gain = gains.get(layers.get(name));
    return gain == null ? trained.read(name) : scaled(drawn.read(name), gain);
  }

  private static Tensor vector(double[] values, List<Integer> shape) {
    int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
    float[] floats = new float[Arrays.stream(sizes).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[values.length == 1 ? 0 : i];
    }
    return Tensor.wrap(floats, sizes);
  }

  private static Tensor scaled(Tensor values, double[] gain) {
    int row = values.length() / values.size(0);
    float[] out = values.toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] *= (float) gain[gain.length == 1 ? 0 : i / row];
    }
    return Tensor.wrap(out, values.shape());
  }

  @Override
  public String origin() {
    return "%s with %d layers drawn anew".formatted(trained.origin(), gains.size());
  }

  /** Of a text that names both sources and what comes from which. */
  @Override
  public String sha256() {
    String text = trained.sha256() + "\n" + drawn.sha256() + "\n" + new TreeSet<>(gains.keySet());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    // Both sources are the caller's.
  }
}
