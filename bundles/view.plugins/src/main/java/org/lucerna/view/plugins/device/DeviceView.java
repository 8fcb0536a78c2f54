/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins.device;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.HierarchyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.Timer;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.StackLayout;
import org.lucerna.workbench.kit.Texts;

/** What computes, and how much memory is used. */
final class DeviceView implements View {

  private static final Texts TEXTS = new Texts(DeviceView.class);
  private static final int TICK_MILLIS = 1000;
  private static final int GAP = 10;
  private static final double MEBI = 1 << 20;

  private final Plugins plugins;
  private final JPanel panel = new JPanel(new BorderLayout());
  private final JTextArea used = text("device.used");
  private final JTextArea backends = text("device.backends");
  private final JTextArea memory = text("device.memory");
  private final MemoryChart chart = new MemoryChart();
  private final Latest<List<Backends.Backend>> asking;
  private final Latest<Usage> measuring;
  private final Timer clock;
  private boolean asked;

  DeviceView(Site site, Plugins plugins) {
    this.plugins = plugins;
    this.asking = new Latest<>(site, TEXTS.of("device.ask"), this::show);
    this.measuring = new Latest<>(site, TEXTS.of("device.measure"), this::show);
    this.clock = new Timer(TICK_MILLIS, e -> measuring.wish(p -> Usage.now()));
    clock.setInitialDelay(0);
    int gap = UIScale.scale(GAP);
    JPanel list = new JPanel(new StackLayout(gap));
    list.setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
    list.add(head("device.used"));
    list.add(used);
    list.add(head("device.backends"));
    list.add(backends);
    list.add(head("device.memory"));
    list.add(memory);
    list.add(chart);
    JButton collect = new JButton(TEXTS.of("device.collect"));
    collect.setName("device.collect");
    collect.setToolTipText(TEXTS.of("device.collect.tip"));
    collect.addActionListener(e -> measuring.wish(p -> collect()));
    JButton again = new JButton(TEXTS.of("device.again"));
    again.setName("device.again");
    again.setToolTipText(TEXTS.of("device.again.tip"));
    again.addActionListener(e -> ask());
    JPanel buttons = new JPanel(new java.awt.FlowLayout(java.awt.FlowLayout.LEADING, gap / 2, 0));
    buttons.add(collect);
    buttons.add(again);
    list.add(buttons);
    JPanel top = new JPanel(new BorderLayout());
    top.add(list, BorderLayout.PAGE_START);
    JScrollPane scroll = new JScrollPane(top);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    panel.setName("device");
    panel.add(scroll);
    panel.addHierarchyListener(this::shownOrHidden);
    backends.setText(TEXTS.of("device.asking"));
    site.selection().listen(CurrentModel.class, this::showUsed);
  }

  private static Component head(String key) {
    JLabel head = new JLabel(TEXTS.of(key));
    head.putClientProperty("FlatLaf.styleClass", "h4");
    return head;
  }

  private static JTextArea text(String key) {
    JTextArea area = new JTextArea(2, 24);
    area.setName(key);
    area.setEditable(false);
    area.setOpaque(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setRows(0);
    area.getAccessibleContext().setAccessibleName(TEXTS.of(key));
    return area;
  }

  /** Nothing is measured, and no engine started, for a view nobody sees. */
  private void shownOrHidden(HierarchyEvent e) {
    if (panel.isShowing()) {
      clock.start();
      if (!asked) {
        ask();
      }
    } else {
      clock.stop();
    }
  }

  private void ask() {
    asked = true;
    asking.wish(progress -> Backends.of(plugins));
  }

  private static Usage collect() {
    System.gc();
    return Usage.now();
  }

  private void showUsed(Optional<CurrentModel> model) {
    List<String> lines = new ArrayList<>();
    lines.add(
        model
            .map(m -> TEXTS.of("device.model", m.session().engine(), m.session().title()))
            .orElseGet(() -> TEXTS.of("device.no-model")));
    lines.add(
        TEXTS.of(
            "device.machine",
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version().toString()));
    used.setText(String.join("\n", lines));
  }

  private void show(List<Backends.Backend> all) {
    List<String> lines = new ArrayList<>();
    for (Backends.Backend backend : all) {
      lines.add(Backends.text(backend));
      backend.devices().forEach(d -> lines.add("  ✓ " + d));
      backend.problem().ifPresent(p -> lines.add("  ✗ " + TEXTS.of("device.not", p)));
      if (!backend.capabilities().isEmpty()) {
        lines.add("  " + TEXTS.of("device.can", String.join(", ", backend.capabilities())));
      }
    }
    backends.setText(all.isEmpty() ? TEXTS.of("device.none") : String.join("\n", lines));
  }

  private void show(Usage usage) {
    chart.add(usage);
    List<String> lines = new ArrayList<>();
    lines.add(TEXTS.of("device.heap", size(usage.heapUsed()), size(usage.heapMax())));
    usage
        .beyondHeap()
        .ifPresent(
            n ->
                lines.add(
                    TEXTS.of(
                        "device.native",
                        size(n),
                        size(usage.resident().orElse(0)),
                        size(usage.peak()))));
    lines.add(TEXTS.of("device.threads", usage.threads()));
    memory.setText(String.join("\n", lines));
  }

  private static String size(OptionalLong bytes) {
    return size(bytes.orElse(0));
  }

  static String size(long bytes) {
    double mebi = bytes / MEBI;
    return mebi < 1024
        ? String.format(Locale.ROOT, "%.0f MiB", mebi)
        : String.format(Locale.ROOT, "%.2f GiB", mebi / 1024);
  }

  @Override
  public JComponent component() {
    return panel;
  }

  @Override
  public void close() {
    clock.stop();
  }
}
