/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.NetworkFile;

/** ONNX Runtime, which nobody here wrote, beside our reader and engine. */
final class Oracle {

  private static final double TOLERANCE = 1e-4;

  private static final ComputeBackend BACKEND =
      new PytorchBackend(new FileStorage(Path.of(System.getenv("LUCERNA_HOME"))));

  private Oracle() {}

  /** Asserts that both compute the same; returns the network that was read. */
  static Network assertAgrees(Path file, int... input) throws IOException {
    Tensor pictures = noise(input);
    try (NetworkFile read = new OnnxNetworkReader().open(file, OptionalInt.empty());
        Model model = BACKEND.load(read.network(), read.weights(), BACKEND.devices().get(0))) {
      boolean last = input[3] == 3 && input[1] != 3;
      Tensor ours = model.logits(last ? channelsFirst(pictures) : pictures);
      float[] theirs = logits(file, pictures);
      assertEquals(theirs.length, ours.length());
      double largest = 0;
      double difference = 0;
      for (int i = 0; i < theirs.length; i++) {
        largest = Math.max(largest, Math.abs(theirs[i]));
        difference = Math.max(difference, Math.abs(theirs[i] - ours.at(i)));
      }
      assertTrue(largest > 0, "ONNX Runtime gives nothing but zeros");
      assertTrue(
          difference <= TOLERANCE * largest,
          "%s: differs by %.3g of %.3g".formatted(file.getFileName(), difference, largest));
      return read.network();
    }
  }

  private static float[] logits(Path file, Tensor pictures) {
    long[] shape = Arrays.stream(pictures.shape()).asLongStream().toArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(2);
      try (OrtSession session = environment.createSession(file.toString(), options);
          OnnxTensor input =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(pictures.toArray()), shape);
          OrtSession.Result result =
              session.run(Map.of(session.getInputNames().iterator().next(), input))) {
        FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] logits = new float[values.remaining()];
        values.get(logits);
        return logits;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refuses " + file, e);
    }
  }

  private static Tensor noise(int... shape) {
    Random random = new Random(7);
    float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.wrap(values, shape);
  }

  private static Tensor channelsFirst(Tensor pictures) {
    int n = pictures.size(0);
    int pixels = pictures.size(1) * pictures.size(2);
    float[] values = new float[pictures.length()];
    for (int i = 0; i < values.length; i++) {
      int picture = i / (3 * pixels);
      int pixel = i % (3 * pixels) / 3;
      values[(picture * 3 + i % 3) * pixels + pixel] = pictures.at(i);
    }
    return Tensor.wrap(values, n, 3, pictures.size(1), pictures.size(2));
  }
}
