/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BorderLayout;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;

/** What is wrong or remarkable in a data set; its pictures are shown on demand. */
final class ProblemsPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts;
  private final transient Consumer<PictureSet> picked;
  private final DefaultListModel<String> lines = new DefaultListModel<>();
  private final JList<String> list = new Lines(lines);
  private final JButton show;
  private transient List<Problem> problems = List.of();
  private transient Map<String, Integer> numbers = Map.of();

  /**
   * @param picked receives the pictures of a problem that the user wants to see
   */
  ProblemsPanel(Texts texts, Consumer<PictureSet> picked) {
    super(new BorderLayout());
    this.texts = texts;
    this.picked = picked;
    Gadgets gadgets = new Gadgets(texts, "data");
    gadgets.named(list, "problems");
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    show = gadgets.button("problems.show", "picture", this::pick);
    show.setEnabled(false);
    list.addListSelectionListener(e -> show.setEnabled(samples().size() > 0));
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              pick();
            }
          }
        });
    Gadgets.key(list, KeyEvent.VK_ENTER, this::pick);
    add(new JScrollPane(list));
    add(show, BorderLayout.SOUTH);
  }

  void show(Dataset data) {
    problems = data.problems();
    numbers = new HashMap<>();
    for (int i = 0; i < data.samples().size(); i++) {
      numbers.put(data.samples().get(i).id(), i);
    }
    lines.clear();
    problems.forEach(p -> lines.addElement(kind(p) + ": " + p.message()));
    if (problems.isEmpty()) {
      lines.addElement(texts.of("problems.none"));
    }
  }

  /** Lines that are cut off where the list ends, and read whole in their tips. */
  private static final class Lines extends JList<String> {
    private static final long serialVersionUID = 1L;

    Lines(DefaultListModel<String> lines) {
      super(lines);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public String getToolTipText(MouseEvent e) {
      int row = locationToIndex(e.getPoint());
      return row < 0 ? null : getModel().getElementAt(row);
    }
  }

  int count() {
    return problems.size();
  }

  private String kind(Problem problem) {
    return texts.of("problem." + problem.kind().name());
  }

  private Optional<Problem> selected() {
    int row = list.getSelectedIndex();
    return row >= 0 && row < problems.size() ? Optional.of(problems.get(row)) : Optional.empty();
  }

  private List<Integer> samples() {
    List<Integer> found = new ArrayList<>();
    selected()
        .ifPresent(
            p -> p.files().stream().map(numbers::get).filter(i -> i != null).forEach(found::add));
    return found;
  }

  private void pick() {
    List<Integer> found = samples();
    if (!found.isEmpty()) {
      picked.accept(
          new PictureSet(texts.of("picked", kind(selected().orElseThrow()), found.size()), found));
    }
  }

  Table table() {
    List<List<Object>> rows = new ArrayList<>();
    problems.forEach(
        p -> rows.add(List.of(p.kind().name(), p.message(), String.join("; ", p.files()))));
    return new Table("problems", List.of("kind", "message", "files"), rows);
  }
}
