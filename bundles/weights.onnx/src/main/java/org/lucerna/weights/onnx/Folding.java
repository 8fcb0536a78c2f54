/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Calculates what does not depend on any picture: mostly the shapes that exporters take apart and
 * put together again.
 */
final class Folding {

  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.ofEntries(
          Map.entry("Neg", v -> -v),
          Map.entry("Abs", Math::abs),
          Map.entry("Sqrt", Math::sqrt),
          Map.entry("Reciprocal", v -> 1 / v),
          Map.entry("Exp", Math::exp),
          Map.entry("Log", Math::log),
          Map.entry("Floor", Math::floor),
          Map.entry("Ceil", Math::ceil),
          Map.entry("Not", v -> v == 0 ? 1 : 0));

  private static final Map<String, DoubleBinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("Add", (a, b) -> a + b),
          Map.entry("Sub", (a, b) -> a - b),
          Map.entry("Mul", (a, b) -> a * b),
          Map.entry("Div", (a, b) -> a / b),
          Map.entry("Pow", Math::pow),
          Map.entry("Min", Math::min),
          Map.entry("Max", Math::max),
          Map.entry("Equal", (a, b) -> a == b ? 1 : 0),
          Map.entry("Greater", (a, b) -> a > b ? 1 : 0),
          Map.entry("Less", (a, b) -> a < b ? 1 : 0));

  private static final Map<String, Converter> OTHERS =
      Map.ofEntries(
          Map.entry("Identity", Shaping::same),
          Map.entry("Cast", Folding::cast),
          Map.entry("Reshape", Folding::reshape),
          Map.entry("Flatten", Folding::flatten),
          Map.entry("Squeeze", Folding::squeeze),
          Map.entry("Unsqueeze", Folding::unsqueeze),
          Map.entry("Transpose", Folding::transpose),
          Map.entry("Concat", Folding::concatenate),
          Map.entry("Gather", Folding::gather),
          Map.entry("Slice", Folding::slice),
          Map.entry("Expand", Folding::expand),
          Map.entry("Where", Folding::where),
          Map.entry("ConstantOfShape", Folding::constantOfShape),
          Map.entry("ReduceProd", Folding::product),
          Map.entry("Shape", Folding::shape));

  private static final List<Long> FLOATING = List.of(1L, 10L, 11L, 16L);

  private Folding() {}

  static boolean knows(String op) {
    return UNARY.containsKey(op) || BINARY.containsKey(op) || OTHERS.containsKey(op);
  }

  static Value fold(Call call) throws IOException {
    String op = call.node().op();
    if (UNARY.containsKey(op)) {
      Source x = call.constant(0);
      double[] values = Arrays.stream(x.numbers()).map(UNARY.get(op)).toArray();
      return constant(x.shape(), values, x.isIntegral());
    } else if (BINARY.containsKey(op)) {
      return binary(call, BINARY.get(op));
    }
    return OTHERS.get(op).convert(call);
  }

  /** The sizes of a layer or a constant. */
  static Value shape(Call call) throws IOException {
    List<Integer> dims = call.isConstant(0) ? call.constant(0).shape() : call.view(0).dims();
    int start = clamp(call.node().integer("start", 0), dims.size());
    int end = clamp(call.node().integer("end", dims.size()), dims.size());
    return new Value.Constant(Computed.vector(dims.subList(Math.min(start, end), end)));
  }

  private static int clamp(long index, int size) {
    return (int) Math.max(0, Math.min(size, index < 0 ? index + size : index));
  }

  private static Value binary(Call call, DoubleBinaryOperator function) throws IOException {
    Source a = call.constant(0);
    Source b = call.constant(1);
    List<Integer> shape = broadcast(call, a.shape(), b.shape());
    boolean integral = a.isIntegral() && b.isIntegral();
    double[] left = spread(a, shape);
    double[] right = spread(b, shape);
    for (int i = 0; i < left.length; i++) {
      double value = function.applyAsDouble(left[i], right[i]);
      left[i] = integral && call.node().op().equals("Div") ? (long) value : value;
    }
    return constant(shape, left, integral);
  }

  private static Value where(Call call) throws IOException {
    Source yes = call.constant(1);
    Source no = call.constant(2);
    List<Integer> shape =
        broadcast(call, broadcast(call, call.constant(0).shape(), yes.shape()), no.shape());
    double[] condition = spread(call.constant(0), shape);
    double[] a = spread(yes, shape);
    double[] b = spread(no, shape);
    for (int i = 0; i < a.length; i++) {
      a[i] = condition[i] != 0 ? a[i] : b[i];
    }
    return constant(shape, a, yes.isIntegral() && no.isIntegral());
  }

  private static List<Integer> broadcast(Call call, List<Integer> a, List<Integer> b)
      throws IOException {
    int rank = Math.max(a.size(), b.size());
    List<Integer> shape = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      int left = i < rank - a.size() ? 1 : a.get(i - rank + a.size());
      int right = i < rank - b.size() ? 1 : b.get(i - rank + b.size());
      if (left != right && left != 1 && right != 1) {
        throw call.damaged("its inputs %s and %s do not go together".formatted(a, b));
      }
      shape.add(left == 1 ? right : left);
    }
    return shape;
  }

  private static double[] spread(Source source, List<Integer> shape) throws IOException {
    double[] to = new double[small(shape)];
    double[] from = source.numbers();
    int[] own = Steps.rowMajor(source.shape());
    int[] strides = new int[shape.size()];
    int lead = shape.size() - own.length;
    for (int i = 0; i < own.length; i++) {
      strides[lead + i] = source.shape().get(i) == 1 ? 0 : own[i];
    }
    Steps steps = new Steps(shape, strides);
    for (int i = 0; i < to.length; i++) {
      to[i] = from[steps.next()];
    }
    return to;
  }

  private static int small(List<Integer> shape) throws UnsupportedException {
    if (Dims.product(shape) > Computed.LARGEST) {
      throw new UnsupportedException("that calculates with a constant of shape " + shape);
    }
    return (int) Dims.product(shape);
  }

  private static Value cast(Call call) throws IOException {
    Source x = call.constant(0);
    boolean floating = FLOATING.contains(call.node().integer("to", 1));
    if (x.elements() > Computed.LARGEST) {
      return call.inputs().get(0);
    }
    double[] values = x.numbers();
    for (int i = 0; i < values.length && !floating; i++) {
      values[i] = (long) values[i];
    }
    return constant(x.shape(), values, !floating);
  }

  private static Value reshaped(Call call, List<Integer> shape) throws IOException {
    return new Value.Constant(new Reshaped(call.constant(0), shape));
  }

  private static Value reshape(Call call) throws IOException {
    Source x = call.constant(0);
    return reshaped(call, Dims.reshaped(call, x.shape(), call.constant(1).numbers()));
  }

  private static Value flatten(Call call) throws IOException {
    int axis = (int) call.node().integer("axis", 1);
    return reshaped(call, Dims.flattened(call.constant(0).shape(), axis));
  }

  private static Value squeeze(Call call) throws IOException {
    List<Integer> dims = call.constant(0).shape();
    List<Integer> ones =
        IntStream.range(0, dims.size()).filter(a -> dims.get(a) == 1).boxed().toList();
    List<Integer> axes = Dims.axes(call, call.integers(1, "axes").orElse(ones), dims.size());
    return reshaped(call, Dims.squeezed(call, dims, axes));
  }

  private static Value unsqueeze(Call call) throws IOException {
    List<Integer> axes = call.integers(1, "axes").orElse(List.of());
    return reshaped(call, Dims.unsqueezed(call, call.constant(0).shape(), axes));
  }

  private static Value transpose(Call call) throws IOException {
    Source x = call.constant(0);
    return new Value.Constant(new Transposed(x, Dims.order(call, x.shape().size())));
  }

  private static Value concatenate(Call call) throws IOException {
    List<Double> values = new ArrayList<>();
    boolean integral = true;
    for (int i = 0; i < call.inputs().size(); i++) {
      Source part = call.constant(i);
      if (part.shape().size() != 1) {
        throw new UnsupportedException("of constants with " + part.shape().size() + " axes");
      }
      integral &= part.isIntegral();
      Arrays.stream(part.numbers()).forEach(values::add);
      small(List.of(values.size()));
    }
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    return constant(List.of(all.length), all, integral);
  }

  /** From a vector: what a shape is taken apart with. */
  private static Value gather(Call call) throws IOException {
    Source x = call.constant(0);
    Source indices = call.constant(1);
    if (x.shape().size() != 1) {
      throw new UnsupportedException("from a constant of shape " + x.shape());
    }
    double[] from = x.numbers();
    double[] to = indices.numbers();
    for (int i = 0; i < to.length; i++) {
      int index = (int) (to[i] < 0 ? to[i] + from.length : to[i]);
      if (index < 0 || index >= from.length) {
        throw call.damaged("it takes value " + index + " of " + from.length);
      }
      to[i] = from[index];
    }
    return constant(indices.shape(), to, x.isIntegral());
  }

  private static Value slice(Call call) throws IOException {
    Source x = call.constant(0);
    List<Integer> starts = call.integers(1, "starts").orElse(List.of());
    List<Integer> ends = call.integers(2, "ends").orElse(List.of());
    List<Integer> steps = call.integers(4, "steps").orElse(List.of(1));
    if (starts.size() != 1 || ends.size() != 1 || steps.size() != 1 || steps.get(0) == 0) {
      throw new UnsupportedException("of a constant along several axes");
    }
    List<Integer> axis =
        Dims.axes(call, call.integers(3, "axes").orElse(List.of(0)), x.shape().size());
    int size = x.shape().get(axis.get(0));
    int inner = (int) Dims.product(x.shape().subList(axis.get(0) + 1, x.shape().size()));
    if (axis.get(0) != 0) {
      throw new UnsupportedException("of a constant along axis " + axis.get(0));
    }
    double[] from = x.numbers();
    List<Integer> rows = Range.of(starts.get(0), ends.get(0), steps.get(0), size);
    double[] to = new double[rows.size() * inner];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(from, rows.get(i) * inner, to, i * inner, inner);
    }
    List<Integer> shape = new ArrayList<>(x.shape());
    shape.set(0, rows.size());
    return constant(shape, to, x.isIntegral());
  }

  private static Value expand(Call call) throws IOException {
    Source x = call.constant(0);
    List<Integer> target =
        Arrays.stream(call.constant(1).numbers()).mapToObj(v -> (int) Math.max(0, v)).toList();
    List<Integer> shape = broadcast(call, x.shape(), target);
    return constant(shape, spread(x, shape), x.isIntegral());
  }

  private static Value constantOfShape(Call call) throws IOException {
    List<Integer> shape =
        Arrays.stream(call.constant(0).numbers()).mapToObj(v -> (int) Math.max(0, v)).toList();
    Source value = call.node().attribute("value").map(Attribute::tensor).orElse(null);
    if (value != null && value.elements() != 1) {
      throw call.damaged("its value is no single number");
    }
    double[] values = new double[small(shape)];
    Arrays.fill(values, value == null ? 0 : value.numbers()[0]);
    return constant(shape, values, value != null && value.isIntegral());
  }

  private static Value product(Call call) throws IOException {
    double product = Arrays.stream(call.constant(0).numbers()).reduce(1, (a, b) -> a * b);
    boolean keeps = call.node().integer("keepdims", 1) == 1;
    List<Integer> shape = keeps ? List.of(1) : List.of();
    return constant(shape, new double[] {product}, call.constant(0).isIntegral());
  }

  private static Value constant(List<Integer> shape, double[] values, boolean integral) {
    return new Value.Constant(new Computed(shape, values, integral));
  }
}
