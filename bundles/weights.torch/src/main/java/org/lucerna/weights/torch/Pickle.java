/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.vision.api.weights.BadWeightsException;

/**
 * A pickle machine that can only build data: lists, maps, numbers, texts and {@link TensorRef}s. It
 * knows the instructions {@code torch.save} uses (protocols 2 to 5, without out-of-band buffers)
 * and the names in {@link Global}; everything else is refused. Nothing is recursive, so nesting
 * costs no stack.
 */
final class Pickle {

  /** What is not needed to read weights: kept in place, never looked at. */
  private static final Object NOTHING = new Object();

  private final PickleInput in;
  private final Budget budget;
  private final Rebuild rebuild;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  Pickle(PickleInput in, Budget budget) {
    this.in = in;
    this.budget = budget;
    this.rebuild = new Rebuild(budget, NOTHING);
  }

  /** Runs to the STOP instruction; null, Boolean, Number, String, List, Map, TensorRef or other. */
  Object load() throws IOException {
    if (in.unsignedByte() != 0x80 || in.unsignedByte() > 5) {
      throw new BadWeightsException("is no PyTorch weight file (no pickle where one must be)");
    }
    while (true) {
      budget.step();
      int code = in.unsignedByte();
      if (code == '.') {
        return pop();
      }
      if (!constant(code) && !container(code) && !memoOrStack(code)) {
        call(code);
      }
    }
  }

  /** The storages that the object's tensors look into, by key. */
  Map<String, StorageRef> storages() {
    return rebuild.storages();
  }

  private boolean constant(int code) throws IOException {
    switch (code) {
      case 'N' -> push(null);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'J' -> push((long) (int) in.number(4));
      case 'K' -> push(in.number(1));
      case 'M' -> push(in.number(2));
      case 0x8a -> push(in.integer(in.number(1)));
      case 0x8b -> push(in.integer((int) in.number(4)));
      case 'G' -> push(in.bigEndianDouble());
      case 'X' -> push(in.utf8(in.number(4)));
      case 0x8c -> push(in.utf8(in.number(1)));
      case 0x8d -> push(in.utf8(in.number(8)));
      case 'T' -> push(in.latin1((int) in.number(4)));
      case 'U' -> push(in.latin1(in.number(1)));
      case 'B' -> ignoreBytes(in.number(4));
      case 'C' -> ignoreBytes(in.number(1));
      case 0x8e, 0x96 -> ignoreBytes(in.number(8));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean container(int code) throws IOException {
    switch (code) {
      case ']', ')' -> push(new ArrayList<>(0));
      case '}' -> push(new LinkedHashMap<>(0));
      case 0x8f -> push(NOTHING);
      case 't', 'l' -> push(popToMark());
      case 0x91 -> {
        popToMark();
        push(NOTHING);
      }
      case 0x85 -> push(popLast(1));
      case 0x86 -> push(popLast(2));
      case 0x87 -> push(popLast(3));
      case 'a' -> append(popLast(1));
      case 'e' -> append(popToMark());
      case 's' -> put(popLast(2));
      case 'u' -> put(popToMark());
      case 'd' -> {
        List<Object> items = popToMark();
        push(new LinkedHashMap<>(0));
        put(items);
      }
      case 0x90 -> popToMark();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean memoOrStack(int code) throws IOException {
    switch (code) {
      case '(' -> {
        budget.spend(Budget.OBJECT);
        marks.add(stack.size());
      }
      case '0' -> pop();
      case '1' -> popToMark();
      case '2' -> push(peek());
      case 'q' -> memoize(in.number(1));
      case 'r' -> memoize(in.number(4));
      case 0x94 -> memoize(memo.size());
      case 'h' -> push(recall(in.number(1)));
      case 'j' -> push(recall(in.number(4)));
      case 0x80, 0x95 -> in.number(code == 0x80 ? 1 : 8);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void call(int code) throws IOException {
    switch (code) {
      case 'c' -> push(Global.of(in.line(), in.line()));
      case 0x93 -> {
        List<Object> names = popLast(2);
        push(Global.of(Rebuild.text(names.get(0)), Rebuild.text(names.get(1))));
      }
      case 'R', 0x81 -> {
        List<Object> call = popLast(2);
        push(rebuild.call(call.get(0), call.get(1)));
      }
      case 'b' -> {
        // An object's state: of a state dict its layers' versions, of a parameter its hooks.
        pop();
        peek();
      }
      case 'Q' -> push(rebuild.storage(pop()));
      case 'i' -> throw Global.forbidden(in.line() + "." + in.line());
      default ->
          throw BadWeightsException.damaged(
              "it holds the pickle instruction 0x%02x, which weights do not need".formatted(code));
    }
  }

  private void push(Object value) throws BadWeightsException {
    budget.spend(Budget.OBJECT);
    stack.add(value);
  }

  private Object pop() throws BadWeightsException {
    peek();
    return stack.remove(stack.size() - 1);
  }

  private Object peek() throws BadWeightsException {
    if (stack.size() <= bottom()) {
      throw BadWeightsException.damaged("its pickle takes more values than it has");
    }
    return stack.get(stack.size() - 1);
  }

  /** Nothing below the last mark may be taken. */
  private int bottom() {
    return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
  }

  private List<Object> popLast(int count) throws BadWeightsException {
    if (stack.size() - bottom() < count) {
      throw BadWeightsException.damaged("its pickle takes more values than it has");
    }
    return popFrom(stack.size() - count);
  }

  private List<Object> popToMark() throws BadWeightsException {
    if (marks.isEmpty()) {
      throw BadWeightsException.damaged("its pickle takes more values than it has");
    }
    return popFrom(marks.remove(marks.size() - 1));
  }

  private List<Object> popFrom(int start) throws BadWeightsException {
    List<Object> top = stack.subList(start, stack.size());
    budget.spend(Budget.OBJECT + 4L * top.size());
    List<Object> values = new ArrayList<>(top);
    top.clear();
    return values;
  }

  private void append(List<Object> values) throws BadWeightsException {
    Object target = peek();
    if (target instanceof List<?>) {
      @SuppressWarnings("unchecked")
      List<Object> list = (List<Object>) target;
      budget.spend(8L * values.size());
      list.addAll(values);
    } else if (target != NOTHING) {
      throw BadWeightsException.damaged("its pickle appends to what is no list");
    }
  }

  private void put(List<Object> items) throws BadWeightsException {
    Object target = peek();
    if (target == NOTHING) {
      return;
    }
    if (!(target instanceof Map<?, ?>) || items.size() % 2 != 0) {
      throw BadWeightsException.damaged("its pickle puts entries where no dictionary is");
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> map = (Map<String, Object>) target;
    rebuild.putAll(map, items);
  }

  private void memoize(long index) throws BadWeightsException {
    budget.spend(Budget.MAP_ENTRY);
    memo.put(index, peek());
  }

  private Object recall(long index) throws BadWeightsException {
    if (!memo.containsKey(index)) {
      throw BadWeightsException.damaged("its pickle refers to a value it has not stored");
    }
    return memo.get(index);
  }

  private void ignoreBytes(long length) throws IOException {
    in.latin1(length);
    push(NOTHING);
  }
}
