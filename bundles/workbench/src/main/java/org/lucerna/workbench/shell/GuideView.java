/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JEditorPane;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.ListSelectionModel;
import javax.swing.event.HyperlinkEvent;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.kit.Texts;

/** The user guide inside the window. */
final class GuideView implements View {

  private static final String PAGE = "page";
  private static final List<String> FIRST =
      List.of("guide.md", "workbench.md", "first-steps.md", "training.md", "explaining.md");

  private final Site site;
  private final Texts texts = new Texts(GuideView.class);
  private final JSplitPane component = new JSplitPane();
  private final DefaultListModel<Path> pages = new DefaultListModel<>();
  private final JList<Path> list = new JList<>(pages);
  private final JEditorPane page = new JEditorPane();
  private final Map<String, String> state;

  private record Page(Path file, String html) {}

  GuideView(Site site, Optional<Path> docs, Map<String, String> state) {
    this.site = site;
    this.state = state;
    page.setEditable(false);
    page.setContentType("text/html");
    page.putClientProperty(JEditorPane.HONOR_DISPLAY_PROPERTIES, Boolean.TRUE);
    page.setName("guide.page");
    page.getAccessibleContext().setAccessibleName(texts.of("guide.page"));
    page.addHyperlinkListener(this::follow);
    list.setName("guide.pages");
    list.getAccessibleContext().setAccessibleName(texts.of("guide.pages"));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new PageCell());
    list.addListSelectionListener(
        e -> {
          if (!e.getValueIsAdjusting() && list.getSelectedValue() != null) {
            show(list.getSelectedValue());
          }
        });
    JPanel left = new JPanel(new BorderLayout());
    left.add(new JScrollPane(list));
    component.setLeftComponent(left);
    component.setRightComponent(new JScrollPane(page));
    component.setDividerLocation(UIScale.scale(190));
    docs.ifPresentOrElse(
        folder -> site.follow(texts.of("guide.pages"), p -> find(folder), this::found),
        () -> page.setText("<html><p>" + texts.of("guide.none") + "</p></html>"));
  }

  private static List<Path> find(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files
          .filter(f -> f.toString().endsWith(".md"))
          .sorted(Comparator.comparingInt(GuideView::rank).thenComparing(Path::toString))
          .toList();
    }
  }

  private static int rank(Path file) {
    int at = FIRST.indexOf(file.getFileName().toString());
    return at < 0 ? FIRST.size() : at;
  }

  private void found(List<Path> files) {
    pages.addAll(files);
    Path wanted = Path.of(state.getOrDefault(PAGE, ""));
    if (!files.isEmpty()) {
      list.setSelectedIndex(Math.max(0, files.indexOf(wanted)));
    }
  }

  private void show(Path file) {
    site.follow(
        file.toString(),
        p -> new Page(file, GuidePictures.sized(Markdown.html(Files.readString(file)), file)),
        this::show);
  }

  private void show(Page next) {
    page.setText(next.html());
    page.setCaretPosition(0);
  }

  private void follow(HyperlinkEvent event) {
    if (event.getEventType() != HyperlinkEvent.EventType.ACTIVATED) {
      return;
    }
    String target = event.getDescription();
    if (target.startsWith("http")) {
      Guide.browse(java.net.URI.create(target));
    } else if (!target.startsWith("#") && list.getSelectedValue() != null) {
      Path file =
          list.getSelectedValue().resolveSibling(target.replaceFirst("#.*", "")).normalize();
      list.setSelectedValue(file, true);
    }
  }

  @Override
  public JComponent component() {
    return component;
  }

  @Override
  public Map<String, String> state() {
    return list.getSelectedValue() == null
        ? state
        : Map.of(PAGE, list.getSelectedValue().toString());
  }

  @Override
  public void close() {
    page.setText("");
    pages.clear();
  }

  /** A page's name without its ending. */
  private static final class PageCell extends javax.swing.DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public java.awt.Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focused) {
      Path file = (Path) value;
      boolean overview = file.getFileName().toString().equals("README.md");
      Path named = (overview ? file.getParent() : file).getFileName();
      String name = named.toString().replaceFirst("\\.md$", "");
      String words = Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
      return super.getListCellRendererComponent(list, words, index, selected, focused);
    }
  }
}
