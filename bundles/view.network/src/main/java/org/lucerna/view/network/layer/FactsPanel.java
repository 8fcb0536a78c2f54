/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network.layer;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableModel;
import org.lucerna.view.network.structure.Counts;
import org.lucerna.view.network.structure.Fields;
import org.lucerna.view.network.structure.LayerFact;
import org.lucerna.view.network.structure.NetworkFacts;
import org.lucerna.view.network.structure.OpText;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.workbench.kit.Texts;

/** What the graph alone says of a layer. */
final class FactsPanel extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts;
  private final DefaultTableModel rows =
      new DefaultTableModel(0, 2) {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isCellEditable(int row, int column) {
          return false;
        }
      };

  FactsPanel(Texts texts) {
    super(new BorderLayout());
    this.texts = texts;
    rows.setColumnIdentifiers(new Object[] {texts.of("facts.what"), texts.of("facts.value")});
    JTable table = new JTable(rows);
    table.setName("layer.facts");
    table.getAccessibleContext().setAccessibleName(texts.of("tab.facts"));
    table.getColumnModel().getColumn(0).setPreferredWidth(9 * table.getFont().getSize());
    table.getColumnModel().getColumn(1).setPreferredWidth(16 * table.getFont().getSize());
    if (table.getTableHeader().getDefaultRenderer() instanceof JLabel heading) {
      heading.setHorizontalAlignment(SwingConstants.LEADING);
    }
    table.setFillsViewportHeight(true);
    JScrollPane scroll = new JScrollPane(table);
    scroll.setBorder(null);
    add(scroll, BorderLayout.CENTER);
  }

  void show(Optional<LayerFact> layer, Optional<NetworkFacts> network) {
    rows.setRowCount(0);
    if (layer.isPresent() && network.isPresent()) {
      rows(layer.get(), network.get()).forEach(rows::addRow);
    }
  }

  private List<Object[]> rows(LayerFact layer, NetworkFacts network) {
    List<Object[]> all = new ArrayList<>();
    Node node = layer.node();
    all.add(row("facts.name", layer.path()));
    all.add(row("facts.operation", node.op().name()));
    for (OpText.Setting setting : OpText.settings(node.op())) {
      all.add(new Object[] {"   " + setting.name(), setting.value()});
    }
    for (LayerId in : node.inputs()) {
      all.add(row("facts.input", in.path()));
      all.add(new Object[] {"   " + texts.of("facts.shape"), shape(in, network).toString()});
    }
    all.add(row("facts.output", layer.shape().toString()));
    all.add(row("facts.parameters", Counts.exact(layer.parameters())));
    for (ParameterSpec spec : Parameters.of(node, shape(node.inputs().get(0), network))) {
      all.add(
          new Object[] {
            "   " + spec.name().substring(spec.name().lastIndexOf('.') + 1), sizes(spec)
          });
    }
    all.add(row("facts.macs", Counts.exact(layer.macs())));
    layer
        .field()
        .ifPresent(
            field -> {
              all.add(row("facts.field", texts.of("facts.pixels", Fields.size(field))));
              all.add(row("facts.stride", texts.of("facts.pixels", Fields.stride(field))));
              all.add(row("facts.offset", texts.of("facts.pixels", Fields.offset(field))));
            });
    all.add(row("facts.maps", texts.of(layer.maps() ? "facts.yes" : "facts.no")));
    return all;
  }

  private Object[] row(String key, String value) {
    return new Object[] {texts.of(key), value};
  }

  private static String sizes(ParameterSpec spec) {
    return new Shape(spec.shape()).toString();
  }

  private static Shape shape(LayerId layer, NetworkFacts network) {
    return network.find(layer).map(LayerFact::shape).orElse(network.network().input().shape());
  }
}
