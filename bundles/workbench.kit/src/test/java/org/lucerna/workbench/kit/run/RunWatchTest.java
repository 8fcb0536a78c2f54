/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.RunFiles;
import org.lucerna.testkit.TestSite;

class RunWatchTest {

  @TempDir Path dir;

  @Test
  void changesAreToldAndNothingElse() throws Exception {
    TestSite site = new TestSite(dir.resolve("space"));
    RunFiles first = new RunFiles(dir.resolve("space/runs/a")).running(Long.MAX_VALUE, 1);
    Path outside = new RunFiles(dir.resolve("elsewhere")).finished("net", 1, 0.1).folder();
    List<List<RunFolder>> told = new ArrayList<>();
    AtomicReference<RunWatch> watch = new AtomicReference<>();
    EventQueue.invokeAndWait(() -> watch.set(new RunWatch(site, new JPanel(), told::add)));
    site.settle();
    assertEquals(1, told.size());

    EventQueue.invokeAndWait(() -> watch.get().look());
    site.settle();
    assertEquals(1, told.size());

    first.running(Long.MAX_VALUE, 2);
    EventQueue.invokeAndWait(() -> watch.get().look());
    site.settle();
    assertEquals(2, told.get(1).get(0).course().epochs().size());

    EventQueue.invokeAndWait(() -> watch.get().open(outside));
    site.settle();
    assertEquals(2, told.get(2).size());

    EventQueue.invokeAndWait(() -> watch.get().close());
    first.running(Long.MAX_VALUE, 3);
    EventQueue.invokeAndWait(() -> watch.get().look());
    site.settle();
    assertEquals(3, told.size());
  }
}
