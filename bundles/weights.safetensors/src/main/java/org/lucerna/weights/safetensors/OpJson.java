/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.safetensors;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Span;
import org.lucerna.vision.api.network.Window;

/**
 * Operations as JSON. The names here are the file format's: they stay when a class or component is
 * renamed. One codec for each operation; a test fails when one is missing.
 */
final class OpJson {

  private record Codec<T extends Op>(
      String name, Class<T> type, BiConsumer<T, JsonObject> writer, Function<Fields, T> reader) {

    void write(Op op, JsonObject json) {
      json.addProperty(NAME, name);
      writer.accept(type.cast(op), json);
    }
  }

  private static final String NAME = "op";

  private static final List<Codec<?>> CODECS =
      List.of(
          new Codec<>(
              "Conv",
              Op.Conv.class,
              (op, json) -> {
                json.addProperty("channels", op.channels());
                put(op.window(), json);
                json.addProperty("groups", op.groups());
                json.addProperty("bias", op.bias());
              },
              f -> new Op.Conv(f.integer("channels"), window(f), f.integer("groups"), bias(f))),
          new Codec<>(
              "Linear",
              Op.Linear.class,
              (op, json) -> {
                json.addProperty("features", op.features());
                json.addProperty("bias", op.bias());
              },
              f -> new Op.Linear(f.integer("features"), bias(f))),
          new Codec<>(
              "BatchNorm",
              Op.BatchNorm.class,
              (op, json) -> {
                json.addProperty("epsilon", op.epsilon());
                json.addProperty("momentum", op.momentum());
              },
              f -> new Op.BatchNorm(f.real("epsilon"), f.real("momentum"))),
          new Codec<>(
              "MaxPool",
              Op.MaxPool.class,
              (op, json) -> {
                put(op.window(), json);
                json.addProperty("ceil", op.ceil());
              },
              f -> new Op.MaxPool(window(f), f.flag("ceil"))),
          new Codec<>(
              "AvgPool",
              Op.AvgPool.class,
              (op, json) -> {
                put(op.window(), json);
                json.addProperty("ceil", op.ceil());
                json.addProperty("countPadding", op.countPadding());
              },
              f -> new Op.AvgPool(window(f), f.flag("ceil"), f.flag("countPadding"))),
          new Codec<>(
              "AdaptiveAvgPool",
              Op.AdaptiveAvgPool.class,
              (op, json) -> {
                json.addProperty("height", op.height());
                json.addProperty("width", op.width());
              },
              f -> new Op.AdaptiveAvgPool(f.integer("height"), f.integer("width"))),
          new Codec<>(
              "Dropout",
              Op.Dropout.class,
              (op, json) -> json.addProperty("rate", op.rate()),
              f -> new Op.Dropout(f.real("rate"))),
          new Codec<>(
              "StochasticDepth",
              Op.StochasticDepth.class,
              (op, json) -> json.addProperty("rate", op.rate()),
              f -> new Op.StochasticDepth(f.real("rate"))),
          new Codec<>(
              "LeakyRelu",
              Op.LeakyRelu.class,
              (op, json) -> json.addProperty("slope", op.slope()),
              f -> new Op.LeakyRelu(f.real("slope"))),
          new Codec<>(
              "Clamp",
              Op.Clamp.class,
              (op, json) -> {
                bound("low", op.low(), json);
                bound("high", op.high(), json);
              },
              f -> new Op.Clamp(bound(f, "low"), bound(f, "high"))),
          new Codec<>(
              "LayerNorm",
              Op.LayerNorm.class,
              (op, json) -> {
                json.addProperty("axis", op.axis());
                json.addProperty("epsilon", op.epsilon());
              },
              f -> new Op.LayerNorm(f.integer("axis"), f.real("epsilon"))),
          new Codec<>(
              "LocalResponseNorm",
              Op.LocalResponseNorm.class,
              (op, json) -> {
                json.addProperty("size", op.size());
                json.addProperty("alpha", op.alpha());
                json.addProperty("beta", op.beta());
                json.addProperty("k", op.k());
              },
              f ->
                  new Op.LocalResponseNorm(
                      f.integer("size"), f.real("alpha"), f.real("beta"), f.real("k"))),
          new Codec<>(
              "Permute",
              Op.Permute.class,
              (op, json) -> json.add("order", Fields.array(op.order())),
              f -> new Op.Permute(f.integers("order"))),
          new Codec<>(
              "PadChannels",
              Op.PadChannels.class,
              (op, json) -> {
                json.addProperty("before", op.before());
                json.addProperty("behind", op.behind());
              },
              f -> new Op.PadChannels(f.integer("before"), f.integer("behind"))),
          plain("Relu", new Op.Relu()),
          plain("Sigmoid", new Op.Sigmoid()),
          plain("Tanh", new Op.Tanh()),
          plain("Silu", new Op.Silu()),
          plain("HardSigmoid", new Op.HardSigmoid()),
          plain("HardSwish", new Op.HardSwish()),
          plain("Gelu", new Op.Gelu()),
          plain("Multiply", new Op.Multiply()),
          plain("LayerScale", new Op.LayerScale()),
          plain("Affine", new Op.Affine()),
          plain("GlobalMaxPool", new Op.GlobalMaxPool()),
          plain("Add", new Op.Add()),
          plain("Concat", new Op.Concat()),
          plain("Flatten", new Op.Flatten()));

  private static final Map<String, Codec<?>> BY_NAME =
      CODECS.stream().collect(Collectors.toMap(Codec::name, c -> c));

  private static final Map<Class<?>, Codec<?>> BY_TYPE =
      CODECS.stream().collect(Collectors.toMap(Codec::type, c -> c));

  private OpJson() {}

  /**
   * @throws IllegalArgumentException if there is no codec for the operation
   */
  static void write(Op op, JsonObject json) {
    Codec<?> codec = BY_TYPE.get(op.getClass());
    if (codec == null) {
      throw new IllegalArgumentException("no way to store a layer of kind " + op.name());
    }
    codec.write(op, json);
  }

  /**
   * @throws IllegalArgumentException if the operation is unknown or not complete
   */
  static Op read(Fields fields) {
    Codec<?> codec = BY_NAME.get(fields.text(NAME));
    if (codec == null) {
      throw new IllegalArgumentException(
          "it has a layer of kind '" + fields.text(NAME) + "', unknown to this version of Lucerna");
    }
    return codec.reader().apply(fields);
  }

  private static <T extends Op> Codec<T> plain(String name, T op) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) op.getClass();
    return new Codec<>(name, type, (o, json) -> {}, f -> op);
  }

  /** JSON has no number without an end. */
  private static void bound(String key, double value, JsonObject json) {
    if (Double.isInfinite(value)) {
      json.addProperty(key, String.valueOf(value));
    } else {
      json.addProperty(key, value);
    }
  }

  private static double bound(Fields fields, String key) {
    return switch (fields.text(key)) {
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> fields.real(key);
    };
  }

  private static boolean bias(Fields fields) {
    return fields.flag("bias");
  }

  /** Height before width; padding above, below, left, right. */
  private static void put(Window window, JsonObject json) {
    Span y = window.y();
    Span x = window.x();
    json.add("kernel", Fields.array(List.of(y.kernel(), x.kernel())));
    json.add("stride", Fields.array(List.of(y.stride(), x.stride())));
    json.add(
        "padding", Fields.array(List.of(y.padBefore(), y.padAfter(), x.padBefore(), x.padAfter())));
    json.add("dilation", Fields.array(List.of(y.dilation(), x.dilation())));
  }

  private static Window window(Fields fields) {
    List<Integer> kernel = fields.integers("kernel", 2);
    List<Integer> stride = fields.integers("stride", 2);
    List<Integer> padding = fields.integers("padding", 4);
    List<Integer> dilation = fields.integers("dilation", 2);
    return new Window(
        new Span(kernel.get(0), stride.get(0), padding.get(0), padding.get(1), dilation.get(0)),
        new Span(kernel.get(1), stride.get(1), padding.get(2), padding.get(3), dilation.get(1)));
  }
}
