/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.lucerna.weights.torch.PickleWriter.View;

/** Pickles that must be refused, each with a part of the sentence that says why. */
final class HostilePickles {

  /**
   * @param file the bytes of a pickle, or of a whole file
   * @param reason part of the sentence
   */
  record Hostile(byte[] file, String reason) {}

  private static final String TOO_MUCH = "than weights need";
  private static final String TAKES = "takes more values";

  private final Map<String, Hostile> all = new LinkedHashMap<>();

  static Map<String, Hostile> all() {
    HostilePickles hostile = new HostilePickles();
    hostile.code();
    hostile.calls();
    hostile.bombs();
    hostile.lengths();
    hostile.machine();
    hostile.tensors();
    return hostile.all;
  }

  private void code() {
    for (String global :
        new String[] {
          "os.system",
          "posix.system",
          "nt.system",
          "builtins.eval",
          "builtins.exec",
          "__builtin__.eval",
          "builtins.getattr",
          "subprocess.Popen",
          "torch.hub.load",
          "torch.serialization.load",
          "torch.nn.modules.conv.Conv2d",
          "torchvision.models.resnet.ResNet",
          "runpy._run_code",
          "collections.defaultdict",
          "pickle.loads",
          "torch._utils._rebuild_qtensor",
        }) {
      int dot = global.lastIndexOf('.');
      String module = global.substring(0, dot);
      String name = global.substring(dot + 1);
      String reason = "asks to run '" + global + "'";
      add(global, reason, p -> p.global(module, name).raw('(').text("id").raw('t', 'R'));
    }
    add(
        "os.system by STACK_GLOBAL",
        "asks to run 'os.system'",
        p -> p.text("os").text("system").raw(0x93).text("id").raw(0x85, 'R'));
    add(
        "os.system by INST",
        "asks to run 'os.system'",
        p -> p.raw('(').text("id").raw('i').raw("os\nsystem\n".getBytes(US_ASCII)));
    add(
        "os.system by OBJ",
        "asks to run 'os.system'",
        p -> p.raw('(').global("os", "system").text("id").raw('o'));
    add(
        "os.system by NEWOBJ",
        "asks to run 'os.system'",
        p -> p.global("os", "system").text("id").raw(0x85, 0x81));
    add(
        "os.system by NEWOBJ_EX",
        "asks to run 'os.system'",
        p -> p.global("os", "system").text("id").raw(0x85, '}', 0x92));
    add(
        "an allowed class by OBJ",
        "instruction 0x6f",
        p -> p.raw('(').global("argparse", "Namespace").text("id").raw('o'));
    add(
        "an allowed class by INST",
        "asks to run 'argparse.Namespace'",
        p -> p.raw('(', 'i').raw("argparse\nNamespace\n".getBytes(US_ASCII)));
    add(
        "builtins.eval in the state of an allowed object",
        "asks to run 'builtins.eval'",
        p ->
            p.global("argparse", "Namespace")
                .raw(')', 0x81, '}')
                .text("__setstate__")
                .global("builtins", "eval")
                .raw('s', 'b'));
    add(
        "a call of what a call gave back",
        "calls something that is no function",
        p ->
            p.global("numpy.core.multiarray", "scalar")
                .text("id")
                .raw(0x85, 'R')
                .text("id")
                .raw(0x85, 'R'));
    add(
        "calls inside the arguments of calls",
        "asks to run 'posix.system'",
        p -> {
          p.raw('}').text("state_dict");
          for (int i = 0; i < 1000; i++) {
            p.global("collections", "OrderedDict").raw('(');
          }
          p.global("posix", "system").text("id").raw(0x85, 'R');
        });
    add(
        "a name over two lines by STACK_GLOBAL",
        "asks to run 'torch?os.system'",
        p -> p.text("torch\nos").text("system").raw(0x93));
    add(
        "a function by STACK_GLOBAL from a number",
        "where a text must be",
        p -> p.integer(1).text("system").raw(0x93));
    add(
        "an attribute of a module",
        "asks to run 'torch.Size.__class__'",
        p -> p.text("torch").text("Size.__class__").raw(0x93));
    add("a module in the name", "asks to run", p -> p.global("collections.", "OrderedDict"));
    add("control characters", "asks to run 'os.sys?tem'", p -> p.global("os", "sys\u0007tem"));
    add(
        "a name without an end",
        "no end",
        p -> p.raw('c').raw("x".repeat(100_000).getBytes(US_ASCII)));
  }

  private void calls() {
    String noFunction = "calls something that is no function";
    String wrong = "wrong parts";
    add("a call of a text", noFunction, p -> p.text("os.system").text("id").raw(0x85, 'R'));
    add("a call of a list", noFunction, p -> p.raw(']', ')', 'R'));
    add(
        "a call with a text",
        noFunction,
        p -> p.global("collections", "OrderedDict").text("x").raw('R'));
    add(
        "a call of a storage",
        "without a name",
        p -> p.global("torch", "FloatStorage").raw(')', 'R'));
    add(
        "a dictionary of no pairs",
        "no pair",
        p -> p.global("collections", "OrderedDict").raw(']').integer(1).raw('a', 0x85, 'R'));
    add(
        "a tensor of nothing",
        wrong,
        p -> p.global("torch._utils", "_rebuild_tensor_v2").raw(')', 'R'));
    add(
        "a tensor of texts",
        wrong,
        p ->
            p.global("torch._utils", "_rebuild_tensor")
                .raw('(')
                .text("a")
                .text("b")
                .text("c")
                .text("d")
                .raw('t', 'R'));
    add(
        "a parameter of a text",
        wrong,
        p -> p.global("torch._utils", "_rebuild_parameter").text("x").raw(0x85, 'R'));
    add(
        "a storage of another type",
        wrong,
        p ->
            p.raw('(')
                .text("storage")
                .text("FloatStorage")
                .text("0")
                .text("cpu")
                .integer(1)
                .raw('t', 'Q'));
    add(
        "an unknown storage class",
        "asks to run 'torch.QUInt8Storage'",
        p -> p.storage("QUInt8Storage", "0", 1));
    add(
        "a complex storage class",
        "asks to run 'torch.ComplexFloatStorage'",
        p -> p.storage("ComplexFloatStorage", "0", 1));
    add("a persistent id of a file", "no storage", p -> p.text("/etc/passwd").raw('Q'));
    add(
        "a persistent id of another kind",
        "no storage",
        p -> p.raw('(').text("module").text("a").text("b").text("c").text("d").raw('t', 'Q'));
    add(
        "a storage of two types",
        "two ways",
        p -> p.storage("FloatStorage", "0", 1).storage("IntStorage", "0", 1));
    add(
        "a view of a storage",
        "no longer writes",
        p ->
            p.raw('(')
                .text("storage")
                .global("torch", "FloatStorage")
                .text("0")
                .text("cpu")
                .integer(4)
                .integers(1, 2, 3)
                .raw('t', 'Q'));
  }

  private void bombs() {
    add("endless instructions", TOO_MUCH, p -> p.repeat(550_000, 'N', '0'));
    add("a tall stack", TOO_MUCH, p -> p.repeat(550_000, 'N'));
    add("many lists", TOO_MUCH, p -> p.repeat(550_000, ']'));
    add("many marks", TOO_MUCH, p -> p.repeat(550_000, '('));
    add("deep lists", TOO_MUCH, p -> p.repeat(280_000, ']').repeat(279_999, 'a'));
    add("deep tuples", TOO_MUCH, p -> p.raw(')').repeat(550_000, 0x85));
    add(
        "a memo bomb",
        TOO_MUCH,
        p -> {
          p.raw('N');
          for (int i = 0; i < 400_000; i++) {
            p.raw('r').little(i * 2654435761L, 4);
          }
        });
    add(
        "doubling",
        TOO_MUCH,
        p -> {
          p.raw(']', 'q', 0, 'N', 'a');
          for (int i = 0; i < 200_000; i++) {
            p.raw('(', 'h', 0, 'h', 0, 'h', 0, 'h', 0, 'e');
          }
        });
    add(
        "a billion laughs",
        "no state_dict",
        p -> {
          p.raw(']', 'q', 0, '(').text("lol").text("lol").raw('e');
          for (int i = 1; i < 200; i++) {
            p.raw(']', 'q', i, '(');
            for (int j = 0; j < 10; j++) {
              p.raw('h', i - 1);
            }
            p.raw('e');
          }
        });
    add(
        "one list taken again and again",
        TOO_MUCH,
        p -> {
          p.raw(']', 'q', 0, '(');
          p.repeat(50_000, 'N');
          p.raw('e').global("collections", "OrderedDict").raw('q', 1, '0', 'h', 0, 'q', 2);
          p.raw('0').raw(']', '(');
          for (int i = 0; i < 20_000; i++) {
            p.raw(']', ']', 0x86);
          }
          p.raw('e', 'q', 3, '0');
          for (int i = 0; i < 100_000; i++) {
            p.raw('h', 1, 'h', 3, 0x85, 'R', '0');
          }
        });
    add(
        "texts of equal hash",
        TOO_MUCH,
        p -> {
          p.raw('}', '(');
          for (int i = 0; i < 1 << 18; i++) {
            p.raw('X').little(36, 4);
            for (int bit = 0; bit < 18; bit++) {
              p.raw((i >> bit & 1) == 0 ? "Aa".getBytes(US_ASCII) : "BB".getBytes(US_ASCII));
            }
            p.raw('N');
          }
          p.raw('u');
        });
    add("a list inside itself", "no state_dict", p -> p.raw(']', 'q', 0, 'h', 0, 'a'));
    add(
        "a dictionary inside itself",
        "no state_dict",
        p -> p.raw('}', 'q', 0).text("model").raw('h', 0, 's'));
    add(
        "a dictionary as its own key",
        "no state_dict",
        p -> p.raw('}', 'q', 0, 'h', 0, 'h', 0, 's'));
  }

  private void lengths() {
    add("a huge text", "a text of 4294967295 bytes", p -> p.raw('X').little(-1, 4));
    add("a huge text of 8 bytes", "a text of", p -> p.raw(0x8d).little(Long.MAX_VALUE, 8));
    add("a negative text", "a text of", p -> p.raw(0x8d).little(-1, 8));
    add("a huge byte string", "a text of", p -> p.raw('T').little(Integer.MAX_VALUE, 4));
    add("a negative byte string", "a text of", p -> p.raw('T').little(-5, 4));
    add("huge bytes", "a text of", p -> p.raw(0x8e).little(1L << 40, 8));
    add("a huge number", "a number of", p -> p.raw(0x8b).little(Integer.MAX_VALUE, 4));
    add("a negative number length", "a number of", p -> p.raw(0x8b).little(-1, 4));
    add("a text behind the end", "cut short", p -> p.raw('X').little(60_000, 4));
    add("a text that is not UTF-8", "not UTF-8", p -> p.raw('X').little(2, 4).raw(0xc3, 0x28));
  }

  private void machine() {
    add("nothing to stop with", TAKES, p -> {});
    add("a pop from nothing", TAKES, p -> p.raw('0'));
    add("a tuple of nothing", TAKES, p -> p.raw(0x87));
    add("a tuple over a mark", TAKES, p -> p.raw('N', 'N', '(', 'N', 0x87));
    add("an end without a mark", TAKES, p -> p.raw('N', 't'));
    add("a value not stored", "not stored", p -> p.raw('h', 9));
    add("appending to a number", "appends to what is no list", p -> p.integer(1).raw('N', 'a'));
    add("entries of a list", "no dictionary", p -> p.raw(']', 'N', 'N', 's'));
    add("an odd number of entries", "no dictionary", p -> p.raw('}', '(', 'N', 'u'));
    add("an unknown instruction", "instruction 0xff", p -> p.raw(0xff));
    add("a registered extension", "instruction 0x82", p -> p.raw(0x82, 1));
    add("a registered extension of 2 bytes", "instruction 0x83", p -> p.raw(0x83, 1, 0));
    add("a registered extension of 4 bytes", "instruction 0x84", p -> p.raw(0x84, 1, 0, 0, 0));
    add("an out-of-band buffer", "instruction 0x97", p -> p.raw(0x97));
    add("keyword arguments", "instruction 0x92", p -> p.raw(0x92));
    add("a number as text", "instruction 0x49", p -> p.raw("I1\n".getBytes(US_ASCII)));
  }

  private void tensors() {
    String outside = "outside its storage";
    String negative = "negative size, stride or offset";
    add(
        "a tensor whose name fills a page",
        "outside its storage",
        p -> p.raw('}').text("two\nlines".repeat(7000)).tensor(View.floats("0", 4, 5)).raw('s'));
    tensor("a tensor larger than its storage", outside, View.floats("0", 4, 5));
    tensor("an offset behind the storage", outside, View.floats("0", 4, 1).at(4, 1));
    tensor("a stride behind the storage", outside, View.floats("0", 4, 2).at(0, 4));
    tensor("an expanded tensor", outside, View.floats("0", 4, 1 << 20, 1 << 20).at(0, 0, 0));
    tensor("a view that overlaps itself", "twice", View.floats("0", 12, 3, 4).at(2, 1, 1));
    tensor("a repeated row", "twice", View.floats("0", 6, 3, 2).at(4, 0, 1));
    tensor("sizes that overflow", outside, View.floats("0", 4, 1L << 32, 1L << 32).at(0, 0, 0));
    tensor("a product of zero", outside, View.floats("0", 4, 1L << 62, 4).at(0, 0, 1));
    tensor("strides that overflow", outside, View.floats("0", 4, 2, 2).at(0, 1L << 62, 1L << 62));
    tensor("an offset that overflows", outside, View.floats("0", 4, 2).at(Long.MAX_VALUE, 1));
    tensor("a negative size", negative, View.floats("0", 4, -1));
    tensor("two negative sizes", negative, View.floats("0", 4, -2, -2).at(0, 2, 1));
    tensor("a negative stride", negative, View.floats("0", 4, 2).at(3, -1));
    tensor("a negative offset", negative, View.floats("0", 4, 1).at(-1, 1));
    tensor("too few strides", "axes", View.floats("0", 4, 2, 2).at(0, 1));
    tensor("many axes", "axes", View.floats("0", 4, new long[40]));
    tensor("an empty tensor of no size", "too large", View.floats("0", 4, 0, 1L << 40));
    tensor("a storage longer than its bytes", "shorter than it says", View.floats("0", 5, 5));
    tensor("a huge storage", "shorter than it says", View.floats("0", 1L << 40, 4));
    tensor("a storage that overflows", "claims", View.floats("0", Long.MAX_VALUE / 2, 4));
    tensor("a negative storage", "claims", View.floats("0", -4, 4));
    tensor("a storage that is missing", "is missing", View.floats("7", 4, 4));
    tensor("a storage outside the archive", "is missing", View.floats("../../secret", 4, 4));
    tensor("a long type", "shorter than it says", View.floats("0", 4, 4).of("DoubleStorage"));
    add(
        "a size that is a text",
        "wrong parts",
        p ->
            p.global("torch._utils", "_rebuild_tensor")
                .raw('(')
                .storage("FloatStorage", "0", 4)
                .integer(0)
                .raw('(')
                .text("4")
                .raw('t')
                .integers(1)
                .raw('t', 'R'));
    add(
        "a size of 80 bits",
        "wrong parts",
        p ->
            p.global("torch._utils", "_rebuild_tensor")
                .raw('(')
                .storage("FloatStorage", "0", 4)
                .integer(0)
                .raw('(', 0x8a, 10)
                .little(1, 8)
                .raw(0, 1, 't')
                .integers(1)
                .raw('t', 'R'));
  }

  private void tensor(String name, String reason, View view) {
    add(name, reason, p -> p.raw('}').text("x").tensor(view).raw('s'));
  }

  private void add(String name, String reason, Consumer<PickleWriter> content) {
    PickleWriter pickle = PickleWriter.protocol2();
    content.accept(pickle);
    if (all.put(name, new Hostile(pickle.stop(), reason)) != null) {
      throw new IllegalStateException("two pickles are called " + name);
    }
  }
}
