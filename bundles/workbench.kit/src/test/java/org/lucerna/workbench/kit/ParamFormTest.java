/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import javax.swing.TransferHandler;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.Param;

class ParamFormTest {

  private final RecordParamBinder binder = new RecordParamBinder();

  /** Colours. */
  public enum Color {
    RED,
    DARK_BLUE
  }

  /** Inner. */
  public record Augment(
      @Param(value = "true", help = "mirror") boolean flip,
      @Param(value = "0.1", help = "turn", min = 0, max = 1) double turn) {}

  /** One of every kind. */
  public record All(
      @Param(value = "3", help = "how many", min = 1, max = 9) int count,
      @Param(help = "where from") Path source,
      @Param(value = "0.5", help = "how much", min = 0, max = 1) double share,
      @Param(value = "true", help = "whether") boolean flag,
      @Param(value = "red", help = "which") Color color,
      @Param(value = "", help = "which perhaps") Optional<Color> maybe,
      @Param(value = "", help = "which all") List<Color> colors,
      @Param(value = "a,b", help = "words") List<String> words,
      @Param(value = "", help = "files") List<Path> files,
      @Param(value = "", help = "name") Optional<String> name,
      @Param(value = "", help = "whether at all") Optional<Boolean> tri,
      @Param(value = "", help = "changes") Optional<Augment> augment) {}

  private ParamForm form() {
    return new ParamForm(binder.describe(All.class));
  }

  static <C extends Component> C find(Container in, String name, Class<C> type) {
    return all(in).stream()
        .filter(c -> name.equals(c.getName()))
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  static List<Component> all(Container in) {
    List<Component> found = new ArrayList<>();
    for (Component c : in.getComponents()) {
      found.add(c);
      if (c instanceof Container inner) {
        found.addAll(all(inner));
      }
    }
    return found;
  }

  @Test
  void everyKindHasItsFieldAndADefaultFormSaysNothing() {
    ParamForm form = form();
    assertEquals(Map.of(), form.values());
    assertInstanceOf(JCheckBox.class, find(form, "param.flag", Component.class));
    assertInstanceOf(JComboBox.class, find(form, "param.color", Component.class));
    assertInstanceOf(JComboBox.class, find(form, "param.tri", Component.class));
    assertInstanceOf(JCheckBox.class, find(form, "param.colors.dark-blue", Component.class));
    assertEquals("3", find(form, "param.count", JTextField.class).getText());
    assertEquals("a, b", ParamText.of(ParamText.split("a,b")));
  }

  @Test
  void whatIsFilledInComesBackAndBindsToTheSameRecord() {
    Map<String, Object> values =
        Map.of(
            "count",
            4L,
            "source",
            "/data/cat, dog",
            "share",
            0.25,
            "flag",
            false,
            "color",
            "dark-blue",
            "colors",
            List.of("red", "dark-blue"),
            "words",
            List.of("x", "y,z"),
            "files",
            List.of("/a/b.png", "/a/c,d.png"),
            "tri",
            true,
            "augment.turn",
            0.5);
    ParamForm form = form();
    form.fill(values);
    assertEquals(values, form.values());
    All direct = binder.bind(All.class, values, Path.of("/"));
    assertEquals(direct, binder.bind(All.class, form.values(), Path.of("/")));
    assertEquals(List.of("x", "y,z"), direct.words());
  }

  @Test
  void mapsOfInnerRecordsAreSpreadOverTheirFields() {
    ParamForm form = form();
    form.fill(Map.of("augment", Map.of("turn", 0.75)));
    assertEquals("0.75", find(form, "param.augment.turn", JTextField.class).getText());
    All bound = binder.bind(All.class, merged(form.values(), Map.of("source", "/x")), Path.of("/"));
    assertEquals(0.75, bound.augment().orElseThrow().turn());
  }

  private static Map<String, Object> merged(Map<String, Object> a, Map<String, Object> b) {
    Map<String, Object> all = new java.util.LinkedHashMap<>(a);
    all.putAll(b);
    return all;
  }

  @Test
  void theSameNumberInOtherDigitsIsStillTheDefault() {
    ParamForm form = form();
    find(form, "param.share", JTextField.class).setText("0.50");
    find(form, "param.count", JTextField.class).setText(" 3 ");
    assertEquals(Map.of(), form.values());
    find(form, "param.count", JTextField.class).setText("");
    assertEquals(Map.of(), form.values());
  }

  @Test
  void problemsStandBesideTheirFieldsOnceThoseWereTouched() {
    ParamForm form = form();
    form.validateWith(v -> binder.bind(All.class, v, Path.of("/")), s -> {});
    form.fill(Map.of());
    assertEquals("", visibleError(form, "source"));
    find(form, "param.count", JTextField.class).setText("12");
    find(form, "param.share", JTextField.class).setText("much");
    assertFalse(form.check());
    assertTrue(visibleError(form, "count").contains("9"), visibleError(form, "count"));
    assertTrue(visibleError(form, "share").contains("much"), visibleError(form, "share"));
    assertTrue(visibleError(form, "source").contains("missing"), visibleError(form, "source"));
    form.fill(Map.of("source", "/x"));
    assertTrue(form.check());
    assertEquals("", visibleError(form, "count"));
  }

  private static String visibleError(ParamForm form, String key) {
    var area = find(form, "error." + key, javax.swing.JTextArea.class);
    return area.isVisible() ? area.getText() : "";
  }

  /** Two that do not go together. */
  public record Pair(
      @Param(value = "1", help = "low") int low, @Param(value = "2", help = "high") int high) {
    public Pair {
      if (low > high) {
        throw new IllegalArgumentException("low must not be above high");
      }
    }
  }

  @Test
  void whatIsWrongWithSeveralValuesTogetherIsSaidApart() {
    ParamForm form = new ParamForm(binder.describe(Pair.class));
    List<Optional<String>> heard = new ArrayList<>();
    form.validateWith(v -> binder.bind(Pair.class, v, Path.of("/")), heard::add);
    form.fill(Map.of("low", 5));
    assertEquals(Optional.of("low must not be above high"), heard.get(heard.size() - 1));
    form.fill(Map.of());
    assertEquals(Optional.empty(), heard.get(heard.size() - 1));
  }

  @Test
  void requiredOnesComeFirstAndALongFormIsFolded() {
    List<FormPlan.Part> parts = FormPlan.of(binder.describe(All.class), 7);
    assertEquals(
        List.of("top", "more", "augment"), parts.stream().map(FormPlan.Part::name).toList());
    assertEquals("source", parts.get(0).params().get(0).key());
    assertEquals(7, parts.get(0).params().size());
    assertEquals(
        List.of("augment", "augment.flip", "augment.turn"),
        parts.get(2).params().stream().map(p -> p.key()).toList());
  }

  @Test
  void aSectionWithAValueIsOpen() {
    ParamForm form = form();
    FormSection section =
        (FormSection) find(form, "section.augment", Component.class).getParent().getParent();
    assertFalse(section.isOpen());
    form.fill(Map.of("augment.turn", 0.5));
    assertTrue(section.isOpen());
  }

  @Test
  void handsChangeFieldsAndFillingDoesNot() {
    ParamForm form = form();
    AtomicInteger heard = new AtomicInteger();
    form.onChange(heard::incrementAndGet);
    form.fill(Map.of("count", 5, "color", "dark-blue", "flag", false));
    assertEquals(0, heard.get());
    find(form, "param.flag", JCheckBox.class).doClick(0);
    find(form, "param.color", JComboBox.class).setSelectedIndex(0);
    assertEquals(2, heard.get());
    find(form, "param.count", JTextField.class).replaceSelection("1");
    assertTrue(heard.get() >= 3);
  }

  @Test
  void arrowsStepNumbersWithinTheirBounds() {
    ParamForm form = form();
    JTextField count = find(form, "param.count", JTextField.class);
    act(count, "UP");
    assertEquals("4", count.getText());
    act(count, "PAGE_UP");
    assertEquals("9", count.getText());
    JTextField share = find(form, "param.share", JTextField.class);
    act(share, "DOWN");
    assertEquals("0.4", share.getText());
    share.setText("0.01");
    act(share, "UP");
    assertEquals("0.02", share.getText());
  }

  private static void act(JTextField field, String key) {
    field.getActionMap().get(key).actionPerformed(new java.awt.event.ActionEvent(field, 0, key));
  }

  @Test
  void filesDroppedOnAFieldFillItIn() {
    ParamForm form = form();
    JTextField source = find(form, "param.source", JTextField.class);
    assertTrue(source.getTransferHandler().importData(drop(source, "/p/a b.png")));
    assertEquals("/p/a b.png", source.getText());
    JTextField files = find(form, "param.files", JTextField.class);
    files.getTransferHandler().importData(drop(files, "/p/a.png", "/p/b,c.png"));
    assertEquals(List.of("/p/a.png", "/p/b,c.png"), form.values().get("files"));
  }

  private static TransferHandler.TransferSupport drop(JTextField on, String... paths) {
    List<File> files = java.util.Arrays.stream(paths).map(File::new).toList();
    return new TransferHandler.TransferSupport(
        on,
        new Transferable() {
          @Override
          public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
          }

          @Override
          public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
          }

          @Override
          public Object getTransferData(DataFlavor flavor) {
            return files;
          }
        });
  }

  @Test
  void completionPutsWhatBeginsSoFirst() {
    List<String> known = List.of("cam", "grad-cam", "layer-cam", "occlusion");
    assertEquals(List.of("cam", "grad-cam", "layer-cam"), Completion.matches(known, "ca", false));
    assertEquals(known, Completion.matches(known, "", true));
    assertEquals(List.of(), Completion.matches(known, "", false));
    assertEquals(known, Completion.matches(known, "cam", true));
  }

  @Test
  void everyControlHasANameForPeopleWhoCannotSeeIt() {
    for (Component c : all(form())) {
      boolean control =
          c instanceof JTextField
              || c instanceof JComboBox
              || c instanceof javax.swing.AbstractButton;
      if (control && c.getName() != null) {
        String name = c.getAccessibleContext().getAccessibleName();
        assertFalse(name == null || name.isBlank(), c.getName());
      }
    }
  }

  @Test
  void rowsAreAsHighAsTheirWrappedTextNeeds() {
    ParamForm form = form();
    form.setSize(700, 10);
    int wide = form.getPreferredSize().height;
    form.setSize(380, 10);
    assertTrue(form.getPreferredSize().height >= wide);
    form.setSize(700, wide);
    form.doLayout();
    assertTrue(form.getComponent(0).getHeight() > 100);
  }
}
