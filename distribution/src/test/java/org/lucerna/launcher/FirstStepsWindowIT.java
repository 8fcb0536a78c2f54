/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Component;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A new user's first minutes, and a tour of all views: one window, started once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStepsWindowIT {

  private static final Duration TRAINING = Duration.ofMinutes(5);

  /** What had the keyboard, the mouse or the last page of its kind is held for a while. */
  private static final int HELD_BY_JAVA = 6;

  /** Caches of pictures may fill. */
  private static final long ALLOWED_BYTES = 16 << 20;

  @TempDir static Path dir;

  private static Desktop desktop;
  private static Path workspace;

  @BeforeAll
  static void open() {
    workspace = dir.resolve("workspace");
    desktop = Desktop.open(workspace);
  }

  @AfterAll
  static void close() throws IOException {
    if (desktop != null) {
      desktop.close();
      assertTrue(Files.size(workspace.resolve("workspace.yaml")) > 0);
    }
  }

  @Test
  @Order(1)
  void oneClickLeadsToTheFirstOverlay() throws Exception {
    desktop.await("the welcome page", () -> desktop.shows("welcome.critters"));
    desktop.screenshot("welcome-light");
    desktop.watchdog().take(); // a look and feel is loaded on the event thread
    long clicked = System.nanoTime();
    desktop.click("welcome.critters");
    desktop.await("the first overlay", TRAINING, desktop::showsAMap);
    System.out.printf(
        "first overlay %.1f s after one click%n", (System.nanoTime() - clicked) / 1e9);
    desktop.idle();
    desktop.screenshot("explain-first-light");
    try (Stream<Path> runs = Files.list(workspace.resolve("runs"))) {
      List<Path> all = runs.toList();
      assertEquals(1, all.size());
      assertTheNetworkIsRightAndLooksAtTheRightPart(all.get(0));
    }
  }

  private static void assertTheNetworkIsRightAndLooksAtTheRightPart(Path run) throws IOException {
    JsonObject report =
        JsonParser.parseString(Files.readString(run.resolve("report.json"))).getAsJsonObject();
    double accuracy =
        report.getAsJsonObject("test").getAsJsonObject("accuracy").get("value").getAsDouble();
    assertTrue(accuracy >= 0.95, "test accuracy " + accuracy);
    JsonObject evidence = report.getAsJsonArray("evidence").get(0).getAsJsonObject();
    assertTrue(
        evidence.get("energy-on-defining-part").getAsDouble()
            > evidence.get("area-of-defining-part").getAsDouble(),
        "the map knows no more than chance: " + evidence);
  }

  @Test
  @Order(2)
  void everyViewIsThereLightAndDark() throws Exception {
    List<String> views = desktop.viewItems();
    assertTrue(views.size() >= 10, views.toString());
    desktop.front("picture");
    desktop.front("tasks");
    for (String view : views) {
      desktop.front(view);
      desktop.idle();
      desktop.screenshot(view + "-light");
    }
    desktop.menu("menu.theme.dark");
    for (String view : views) {
      desktop.front(view);
      desktop.idle();
      desktop.screenshot(view + "-dark");
      desktop.screenshot(view + "-dark-200", 2);
    }
    desktop.menu("menu.theme.light");
    desktop.idle();
  }

  /** Once classes are loaded and compiled; painting for screenshots does not count. */
  @Test
  @Order(3)
  void nothingLongRunsOnTheEventThread() throws Exception {
    desktop.watchdog().take();
    for (String view : desktop.viewItems()) {
      desktop.front(view);
      desktop.idle();
    }
    assertEquals(List.of(), desktop.watchdog().take());
  }

  @Test
  @Order(4)
  void aViewComesAndGoesWithItsPlugin() throws Exception {
    Path dropped =
        Path.of(System.getProperty("lucerna.folder")).resolve("plugins/sample-view-it.jar");
    Path sample = Path.of(System.getProperty("lucerna.sample.view"));
    long loaders = ClassLoaders.alive();
    assertTrue(loaders > 20, "the virtual machine counts " + loaders + " bundles' loaders");
    int rounds = Integer.getInteger("lucerna.view.swaps", 20);
    for (int i = 0; i < rounds; i++) {
      Files.copy(sample, dropped, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      desktop.await("the plugin's view", () -> desktop.exists("sample-mean-color"));
      Files.delete(dropped);
      desktop.await("its end", () -> !desktop.exists("sample-mean-color"));
    }
    desktop.idle();
    desktop.await("the class loaders' end", () -> ClassLoaders.alive() <= loaders);
  }

  /** Views that were closed leave nothing behind: 100 rounds with {@code -Pbench}. */
  @Test
  @Order(5)
  void openingAndClosingViewsLeavesTheHeapWhereItWas() throws Exception {
    List<String> views = desktop.viewItems();
    List<WeakReference<Component>> closed = new ArrayList<>(turn(views));
    long before = heap();
    int rounds = Integer.getInteger("lucerna.view.rounds", 2);
    for (int i = 0; i < rounds; i++) {
      closed.addAll(turn(views));
    }
    long added = heap() - before;
    System.out.printf("%d rounds of opening %d views: %d kB%n", rounds, views.size(), added / 1024);
    assertTrue(added <= ALLOWED_BYTES, added + " bytes after " + rounds + " rounds");
    long held = closed.stream().filter(view -> view.get() != null).count();
    assertTrue(held <= HELD_BY_JAVA, held + " closed views are held");
  }

  private static List<WeakReference<Component>> turn(List<String> views) throws Exception {
    List<WeakReference<Component>> closed = new ArrayList<>();
    for (String view : views) {
      String item = "menu.view." + view;
      desktop.menu(item); // in front
      desktop.await(view, () -> desktop.shows("view." + view));
      closed.add(new WeakReference<>(desktop.component("view." + view)));
      desktop.menu(item); // closed
      desktop.await(view + " to close", () -> !desktop.exists("view." + view));
      desktop.menu(item);
      desktop.front(view);
    }
    desktop.idle();
    return closed;
  }

  private static long heap() throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(200);
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
