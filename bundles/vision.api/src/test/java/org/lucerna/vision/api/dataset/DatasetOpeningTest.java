/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;

class DatasetOpeningTest {

  record Plain(String path, String masks, String folds) {}

  record Boxed(String path, String masks, String boxes) {}

  record Drawn(String count) {}

  @TempDir Path folder;
  private Kind<Boxed> boxes;
  private Kind<Drawn> drawn;
  private Kind<Plain> plain;
  private Kind<?> special;

  @BeforeEach
  void create() {
    boxes = new Kind<>("boxes", Boxed.class, false, true);
    drawn = new Kind<>("drawn", Drawn.class, false, false);
    plain = new Kind<>("plain", Plain.class, true, true);
    special = new Kind<>("special", Boxed.class, false, false);
  }

  private DatasetLoader<?> chosen(String... keys) {
    Map<String, Object> data = new LinkedHashMap<>(Map.of("path", "pictures"));
    Arrays.stream(keys).forEach(k -> data.put(k, "x"));
    return DatasetOpening.of(plugins(), BINDER, data, folder.getParent()).loader();
  }

  @Test
  void anyFolderIsOpenedByTheOneThatKnowsItBetter() {
    boxes.accepting = false;
    assertSame(plain, chosen());
    special.accepting = true;
    assertSame(special, chosen(), "though it comes later by its id");
    boxes.accepting = true;
    assertSame(boxes, chosen());
  }

  @Test
  void ofLoadersThatAcceptAPathTheOneThatKnowsTheKeysIsTaken() {
    assertSame(boxes, chosen("boxes"));
    assertSame(boxes, chosen("masks"), "both know it");
    assertSame(plain, chosen("folds"));
    assertSame(plain, chosen("masks", "folds"));
  }

  @Test
  void aLoaderThatAloneKnowsTheKeysNeedNotRecogniseTheFolder() {
    boxes.accepting = false;
    special = new Kind<>("special", Plain.class, false, false);
    Path pictures = folder.resolve("here");
    assertEquals(true, pictures.toFile().mkdir());
    Map<String, Object> data = Map.of("path", pictures.toString(), "boxes", "b.csv");
    assertSame(boxes, DatasetOpening.of(plugins(), BINDER, data, folder).loader());
  }

  @Test
  void aKeyNobodyKnowsIsLeftToALoaderThatAcceptsThePath() {
    assertSame(boxes, chosen("bxes"));
  }

  @Test
  void aPathNobodyAcceptsIsRefused() {
    boxes.accepting = false;
    plain.accepting = false;
    LucernaException e = assertThrows(LucernaException.class, () -> chosen("folds"));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertEquals(
        "there is no data set at " + folder.resolveSibling("pictures"),
        e.getMessage().split(":")[0]);
  }

  private Plugins plugins() {
    List<?> all = List.of(boxes, drawn, plain, special);
    return proxy(
        Plugins.class,
        (method, arguments) -> {
          assertEquals("all", method);
          return all;
        });
  }

  /** Knows the names of components, and binds to nothing. */
  private static final ParamBinder BINDER =
      proxy(
          ParamBinder.class,
          (method, arguments) ->
              method.equals("describe") ? describe((Class<?>) arguments[0]) : null);

  private static List<ParamInfo> describe(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(
            c ->
                new ParamInfo(
                    c.getName(),
                    "",
                    ParamInfo.Kind.TEXT,
                    false,
                    false,
                    Optional.empty(),
                    List.of(),
                    false,
                    0,
                    0,
                    true))
        .toList();
  }

  private interface Answer {
    Object to(String method, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  /** A loader that is its own plugin. */
  private static final class Kind<P extends Record>
      implements DatasetLoader<P>, Plugin<DatasetLoader<P>> {

    private final String id;
    private final Class<P> params;
    private final boolean lastResort;
    private boolean accepting;

    Kind(String id, Class<P> params, boolean lastResort, boolean accepting) {
      this.id = id;
      this.params = params;
      this.lastResort = lastResort;
      this.accepting = accepting;
    }

    @Override
    public boolean accepts(Path source) {
      return accepting;
    }

    @Override
    public boolean isLastResort() {
      return lastResort;
    }

    @Override
    public Dataset open(P params, long seed, Progress progress) {
      throw new AssertionError("nothing is opened here");
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return id;
    }

    @Override
    public Optional<String> property(String name) {
      return Optional.empty();
    }

    @Override
    public List<String> properties(String name) {
      return List.of();
    }

    @Override
    public String origin() {
      return "";
    }

    @Override
    public Class<? extends Record> params() {
      return params;
    }

    @Override
    public DatasetLoader<P> service() {
      return this;
    }
  }
}
