/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.examination;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.Weights;

/**
 * Under what a result is found again: digests of all that decides it - weights, pixels, method,
 * layer, class, metric, parameters, seed, versions.
 */
final class Keys {

  private final Inspection inspection;
  private final Order order;
  private final String weights;
  private final String scope;

  /** Reading masks and describing parameters takes time. */
  private final Map<Integer, String> truths = new HashMap<>();

  private final Map<ChosenMetric, String> metrics = new HashMap<>();

  Keys(Inspection inspection, Order order) throws IOException {
    this.inspection = inspection;
    this.order = order;
    this.weights = weights(inspection);
    Network network = inspection.model().network();
    this.scope =
        digest(
            network.id(),
            network.input().toString(),
            weights,
            String.valueOf(inspection.seed()),
            order.wish().layers().toString(),
            order.wish().targets().toString());
  }

  /** A picture as it is now. */
  record Seen(InspectedPicture picture, long pixels) {

    static Seen of(InspectedPicture picture, RgbImage crop) {
      CRC32 crc = new CRC32();
      for (int rgb : crop.toArray()) {
        crc.update(rgb >> 16);
        crc.update(rgb >> 8);
        crc.update(rgb);
      }
      return new Seen(picture, crc.getValue());
    }
  }

  /** What every line of this examination shares. */
  String scope() {
    return scope;
  }

  JsonObject scopeLine() {
    JsonObject line = new JsonObject();
    line.addProperty("kind", "scope");
    line.addProperty("network", inspection.model().network().id());
    line.addProperty("input", inspection.model().network().input().toString());
    line.addProperty("weights", weights);
    line.addProperty("data", inspection.dataName());
    line.addProperty("seed", inspection.seed());
    line.addProperty("layers", String.join(",", order.wish().layers()));
    line.addProperty("target", order.wish().targets().get(0));
    return line;
  }

  /** Which maps some methods gave of a picture. */
  String maps(Order.Unit unit, Seen seen) {
    return digest("maps", scope, method(unit), seen.toString());
  }

  String baseline(Baseline baseline, Seen seen) {
    return digest("baseline", scope, baseline.id(), seen.toString(), truth(seen.picture()));
  }

  String cost(Order.Unit unit, Kind kind) {
    return digest("cost", scope, method(unit), kind.toString());
  }

  /**
   * What a metric says of a map.
   *
   * @param maps the map's own key
   */
  String measurement(String maps, MeasuredMap map, ChosenMetric metric, Seen seen) {
    boolean truth = metric.plugin().property("needsTruth").equals(Optional.of("true"));
    return digest(
        "measurement",
        maps,
        map.kind().toString(),
        String.valueOf(map.classIndex()),
        metrics.computeIfAbsent(metric, this::described),
        truth ? truth(seen.picture()) : "");
  }

  private String described(ChosenMetric metric) {
    Map<String, String> params = inspection.renderers().binder().provenance(metric.params());
    return metric.id() + " " + metric.plugin().origin() + " " + new TreeMap<>(params);
  }

  private String method(Order.Unit unit) {
    List<String> versions = new ArrayList<>();
    for (String word : unit.words()) {
      inspection
          .renderers()
          .plugins()
          .find(Explainer.class, word.split(":")[0])
          .map(Plugin::origin)
          .ifPresent(versions::add);
    }
    return unit.words() + " " + unit.params() + " " + versions;
  }

  /** Masks and boxes may be given later, or corrected. */
  private String truth(InspectedPicture picture) {
    return truths.computeIfAbsent(picture.index(), i -> truthOf(picture));
  }

  private String truthOf(InspectedPicture picture) {
    int side = inspection.model().network().input().preprocessing().crop();
    return inspection
        .truth(picture)
        .flatMap(t -> TruePixels.of(t, side, side))
        .map(BitSet::toByteArray)
        .map(HexFormat.of()::formatHex)
        .map(Keys::digest)
        .orElse("unknown");
  }

  private static String weights(Inspection inspection) throws IOException {
    MessageDigest sha = sha();
    try (Weights weights = inspection.model().weights()) {
      for (String name : weights.names().stream().sorted().toList()) {
        sha.update((name + weights.shape(name)).getBytes(StandardCharsets.UTF_8));
        weights.stream(
            name,
            piece -> {
              byte[] bytes = new byte[4 * piece.remaining()];
              ByteBuffer.wrap(bytes).asFloatBuffer().put(piece);
              sha.update(bytes);
            });
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static String digest(String... parts) {
    MessageDigest sha = sha();
    for (String part : parts) {
      sha.update(part.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 16);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
