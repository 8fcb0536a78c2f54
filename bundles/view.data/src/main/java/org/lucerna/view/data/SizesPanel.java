/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.task.Progress;
import org.lucerna.view.data.model.Sizes;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;

/** Sizes of the pictures: of those that were seen already, or of all when asked for. */
final class SizesPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int TURN = 32;

  private final transient Texts texts;
  private final transient Site site;
  private final transient Executor decoders;
  private final JLabel heading = new JLabel();
  private final SizeChart chart;
  private final JButton scan;
  private transient Sizes sizes = new Sizes();
  private transient List<Dataset> data = List.of();
  private int samples;
  private boolean pending;

  SizesPanel(Site site, Executor decoders, Texts texts, Consumer<PictureSet> picked) {
    super(new BorderLayout(0, 4));
    this.site = site;
    this.decoders = decoders;
    this.texts = texts;
    Gadgets gadgets = new Gadgets(texts, "data");
    chart = new SizeChart(texts, bin -> picked.accept(set(bin)));
    gadgets.named(chart, "sizes");
    scan = gadgets.button("sizes.scan", "larger", this::scan);
    heading.setBorder(BorderFactory.createEmptyBorder(4, 6, 0, 6));
    add(Gadgets.narrow(heading), BorderLayout.NORTH);
    JScrollPane pane = new JScrollPane(chart);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    add(pane);
    add(scan, BorderLayout.SOUTH);
  }

  private PictureSet set(Sizes.Bin bin) {
    return new PictureSet(
        texts.of("sizes.bin", bin.low(), bin.high() - 1, bin.samples().size()), bin.samples());
  }

  void show(Dataset next) {
    data = List.of(next);
    samples = next.samples().size();
    sizes = new Sizes();
    refresh();
  }

  Sizes sizes() {
    return sizes;
  }

  /** Takes a size that became known. */
  void put(int sample, Dimension size) {
    sizes.put(sample, size);
    if (!pending) {
      pending = true;
      EventQueue.invokeLater(this::refresh);
    }
  }

  private void refresh() {
    pending = false;
    heading.setText(texts.of("sizes.heading", sizes.known(), samples));
    heading.setToolTipText(heading.getText());
    scan.setEnabled(sizes.known() < samples);
    chart.show(sizes.bins());
  }

  private void scan() {
    Dataset of = data.get(0);
    Sizes into = sizes;
    List<Integer> missing =
        IntStream.range(0, samples).filter(i -> sizes.of(i).isEmpty()).boxed().toList();
    site.start(
        texts.of("sizes.task", missing.size()),
        progress -> measure(of, missing, progress),
        found -> {
          found.forEach(into::put);
          refresh();
        });
  }

  private Map<Integer, Dimension> measure(Dataset of, List<Integer> wanted, Progress progress) {
    Map<Integer, Dimension> found = new ConcurrentHashMap<>();
    for (int at = 0; at < wanted.size(); at += TURN) {
      progress.step(at, wanted.size());
      List<CompletableFuture<Void>> turn = new ArrayList<>();
      for (int i : wanted.subList(at, Math.min(wanted.size(), at + TURN))) {
        turn.add(CompletableFuture.runAsync(() -> measure(of, i, found), decoders));
      }
      turn.forEach(CompletableFuture::join);
    }
    return found;
  }

  /** One that cannot be read has no size; the grid marks it. */
  private static void measure(Dataset of, int sample, Map<Integer, Dimension> found) {
    try {
      RgbImage image = of.image(sample);
      found.put(sample, new Dimension(image.width(), image.height()));
    } catch (IOException e) {
      found.remove(sample);
    }
  }

  Table table() {
    List<List<Object>> rows = new ArrayList<>();
    sizes.bins().forEach(b -> rows.add(List.of(b.low(), b.high() - 1, b.samples().size())));
    return new Table(
        "picture-sizes", List.of("shorter side from", "shorter side to", "pictures"), rows);
  }
}
