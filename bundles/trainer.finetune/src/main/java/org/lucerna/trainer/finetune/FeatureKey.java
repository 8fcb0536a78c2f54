/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.train.TrainJob;

/** Names everything a frozen part's output depends on but the picture, by one hash. */
final class FeatureKey {

  /** Changes when decoding, preprocessing or the files' layout change. */
  private static final String VERSION = "features 1";

  private FeatureKey() {}

  /** SHA-256 in hexadecimal over graph, tensors, preprocessing, engine and device. */
  static String of(TrainJob<?> job, Plan plan) throws IOException {
    MessageDigest digest = sha256();
    List<Node> trunk = plan.network().trunk(plan.from());
    text(digest, VERSION);
    text(digest, plan.network().input().toString());
    text(digest, trunk.toString());
    text(digest, job.backend().description());
    text(digest, job.device().id());
    for (ParameterSpec spec : Parameters.of(plan.network())) {
      if (trunk.stream().anyMatch(n -> n.id().equals(spec.layer()))) {
        text(digest, spec.name());
        digest.update(bytes(job.initial().read(spec.name())));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static void text(MessageDigest digest, String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuffer bytes(Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tensor.length() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.data());
    return bytes;
  }
}
