/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.kit.Texts;

/** View {@code data-set}: what to do while none is open, else its pictures. */
final class DataSetView implements View {

  private static final String EMPTY = "empty";
  private static final String OPEN = "open";

  private final JPanel cards = new JPanel(new CardLayout());
  private final DataSetPanel panel;

  DataSetView(Site site, OpenData opening, Tasks tasks, Map<String, String> state) {
    Texts texts = new Texts(DataSetView.class);
    panel = new DataSetPanel(site, opening, tasks.workers(), state);
    cards.setName("data-set");
    cards.add(new EmptyState(texts, opening), EMPTY);
    JPanel open = new JPanel(new BorderLayout());
    open.add(panel.component());
    cards.add(open, OPEN);
    site.selection().listen(CurrentData.class, this::show);
    panel.listen();
  }

  private void show(Optional<CurrentData> data) {
    panel.show(data);
    ((CardLayout) cards.getLayout()).show(cards, data.isPresent() ? OPEN : EMPTY);
  }

  @Override
  public JComponent component() {
    return cards;
  }

  @Override
  public Map<String, String> state() {
    return panel.state();
  }

  @Override
  public List<Exhibit> exhibits() {
    return panel.exhibits();
  }

  @Override
  public void close() {
    panel.close();
  }
}
