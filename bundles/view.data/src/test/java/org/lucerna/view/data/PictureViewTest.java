/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.awt.event.ActionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.testkit.TestSite;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureOrder;

class PictureViewTest {

  @TempDir Path folder;
  private final MemoryDataset data = new MemoryDataset(20);
  private final CurrentData current = new CurrentData(data, Map.of(), 0);
  private TestSite site;
  private View view;

  @BeforeEach
  void open() throws Exception {
    site = new TestSite(folder);
    EventQueue.invokeAndWait(
        () -> {
          view = new PictureViewFactory().create(site, Map.of("boxes", "on"));
          site.selection().set(CurrentData.class, current);
          site.selection().set(CurrentPicture.class, current.picture(3));
        });
    site.settle();
  }

  private void press(int code) throws Exception {
    EventQueue.invokeAndWait(
        () -> {
          JComponent component = view.component();
          component
              .getActionForKeyStroke(KeyStroke.getKeyStroke(code, 0))
              .actionPerformed(new ActionEvent(component, 0, ""));
        });
    site.settle();
  }

  private String shown() {
    return site.selection().get(CurrentPicture.class).orElseThrow().id();
  }

  @Test
  void arrowsGoThroughThePicturesAsTheyAreListed() throws Exception {
    press(java.awt.event.KeyEvent.VK_RIGHT);
    assertEquals("red/0004.png", shown());
    EventQueue.invokeAndWait(
        () -> site.selection().set(PictureOrder.class, new PictureOrder(List.of(50, 4, 7))));
    press(java.awt.event.KeyEvent.VK_RIGHT);
    assertEquals("red/0007.png", shown());
    press(java.awt.event.KeyEvent.VK_RIGHT);
    assertEquals("red/0007.png", shown(), "the last one");
    press(java.awt.event.KeyEvent.VK_LEFT);
    press(java.awt.event.KeyEvent.VK_LEFT);
    assertEquals("blue/0010.png", shown());
  }

  @Test
  void aPictureThatCannotBeReadIsSaidInOneSentence() throws Exception {
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentPicture.class, current.picture(MemoryDataset.BROKEN)));
    site.settle();
    assertEquals("red/0004.png is damaged", site.failures.get(0).getMessage());
  }

  @Test
  void theModelsProbabilitiesLeaveAsATable() throws Exception {
    EventQueue.invokeAndWait(
        () -> site.selection().set(CurrentModel.class, new CurrentModel(new ColourSession())));
    site.settle();
    EventQueue.invokeAndWait(
        () -> {
          List<Exhibit> all = view.exhibits();
          assertEquals(2, all.size());
          Exhibit.Listed table = (Exhibit.Listed) all.get(1).content();
          assertEquals("Red", table.table().rows().get(1).get(1));
          assertEquals(
              1 / (1 + 2 * Math.exp(-4)), (double) table.table().rows().get(1).get(2), 1e-6);
          assertEquals(Optional.empty(), all.get(1).recipe(), "no file, no command");
        });
    assertTrue(site.failures.isEmpty());
  }

  @Test
  void whatIsShownIsRememberedForTheNextTime() {
    assertEquals("on", view.state().get("boxes"));
    assertEquals("off", view.state().get("parts"));
  }

  @Test
  void aPictureOfADataSetThatIsNoLongerOpenIsShownWithoutItsFacts() throws Exception {
    CurrentPicture old = current.picture(55);
    EventQueue.invokeAndWait(
        () -> {
          CurrentData smaller = new CurrentData(new MemoryDataset(2), Map.of(), 1);
          site.selection().set(CurrentData.class, smaller);
          site.selection().set(CurrentPicture.class, old);
        });
    site.settle();
    assertTrue(site.failures.isEmpty(), site.failures.toString());
    assertEquals("picture-0015", view.exhibits().get(0).name());
  }
}
