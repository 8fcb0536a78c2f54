/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.GridLayout;
import java.awt.event.ActionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.KeyStroke;
import javax.swing.SwingConstants;
import javax.swing.Timer;
import org.lucerna.workbench.api.Exhibit;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.kit.Latest;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.chart.ChartPane;
import org.lucerna.workbench.kit.chart.LineChart;

/**
 * What the network looked at after every epoch. Keys: left and right go through the epochs, up and
 * down through the pictures, Space plays.
 */
final class CamPanel extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final int FRAME_MILLIS = 350;
  private static final String EMPTY = "empty";
  private static final String MAPS = "maps";
  private static final Texts TEXTS = new Texts(CamPanel.class);

  private final transient Site site;
  private final transient Overlays overlays = new Overlays();
  private final transient Latest<Drawn> drawing;
  private final CamControls controls = new CamControls(this::changed, this::play);
  private final CardLayout cards = new CardLayout();
  private final JLabel empty = new JLabel("", SwingConstants.CENTER);
  private final SheetPane grid = new SheetPane(false, this::pick);
  private final SheetPane strip = new SheetPane(true, controls::setMoment);
  private final ChartPane probability = chart("cam.probability");
  private final ChartPane evidence = chart("cam.evidence");
  private final JPanel charts = new JPanel(new GridLayout(0, 1));
  private final Timer player = new Timer(FRAME_MILLIS, e -> controls.next());
  private transient Optional<EpochMaps> maps = Optional.empty();
  private int picture;

  private record Drawn(EpochDrawing of, EpochSheet sheet, EpochSheet strip) {}

  CamPanel(Site site) {
    this.site = site;
    drawing = new Latest<>(site, TEXTS.of("cam.draw"), this::drawn);
    setLayout(cards);
    grid.setName("training.cam.grid");
    grid.getAccessibleContext().setAccessibleName(TEXTS.of("cam.grid"));
    strip.setName("training.cam.strip");
    strip.getAccessibleContext().setAccessibleName(TEXTS.of("cam.strip"));
    JScrollPane scroll =
        new JScrollPane(
            strip,
            JScrollPane.VERTICAL_SCROLLBAR_NEVER,
            JScrollPane.HORIZONTAL_SCROLLBAR_AS_NEEDED);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    charts.add(probability);
    JSplitPane across = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, grid, charts);
    across.setResizeWeight(0.68);
    across.setBorder(BorderFactory.createEmptyBorder());
    JPanel all = new JPanel(new BorderLayout());
    all.add(controls, BorderLayout.NORTH);
    all.add(across, BorderLayout.CENTER);
    all.add(scroll, BorderLayout.SOUTH);
    add(empty, EMPTY);
    add(all, MAPS);
    key(grid, "LEFT", () -> controls.step(-1));
    key(grid, "RIGHT", () -> controls.step(1));
    key(grid, "UP", () -> pick(picture - 1));
    key(grid, "DOWN", () -> pick(picture + 1));
    key(grid, "SPACE", () -> play(!player.isRunning()));
    say(TEXTS.of("cam.no.run"));
  }

  private static ChartPane chart(String title) {
    ChartPane pane =
        new ChartPane(
            new LineChart(TEXTS.of(title), TEXTS.of("chart.epoch"), false, true, List.of()));
    pane.setName("training." + title);
    return pane;
  }

  private static void key(JComponent of, String stroke, Runnable action) {
    of.getInputMap().put(KeyStroke.getKeyStroke(stroke), stroke);
    of.getActionMap()
        .put(
            stroke,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  /** Says why there is nothing to see. */
  void say(String sentence) {
    maps = Optional.empty();
    play(false);
    empty.setText("<html><center>" + sentence + "</center></html>");
    cards.show(this, EMPTY);
  }

  /** Shows a run's maps; with a new epoch of the same run the slider stays at the newest. */
  void show(EpochMaps next) {
    boolean same = maps.filter(m -> m.folder().equals(next.folder())).isPresent();
    maps = Optional.of(next);
    picture = same ? Math.min(picture, next.pictures().size() - 1) : 0;
    controls.setMoments(next.moments().stream().map(EpochMaps.Moment::epoch).toList(), same);
    cards.show(this, MAPS);
    changed();
  }

  private void pick(int index) {
    maps.ifPresent(
        m -> {
          picture = Math.floorMod(index, m.pictures().size());
          changed();
          makeCurrent(m.pictures().get(picture));
        });
  }

  /** The data set's own picture where it is the open one, else the crop that was kept. */
  private void makeCurrent(EpochMaps.Watched watched) {
    Optional<CurrentData> data = site.selection().get(CurrentData.class);
    CurrentPicture found =
        data.flatMap(d -> WatchedPicture.in(d, watched))
            .orElseGet(() -> WatchedPicture.crop(watched));
    site.selection().set(CurrentPicture.class, found);
  }

  private void changed() {
    maps.ifPresent(
        m -> {
          EpochDrawing next = new EpochDrawing(m, overlays, controls.wish(picture));
          drawing.wish(p -> new Drawn(next, next.sheet(), next.strip()));
        });
  }

  private void drawn(Drawn drawn) {
    if (maps.filter(m -> m == drawn.of.maps()).isEmpty()) {
      return;
    }
    EpochDrawing.Wish wish = drawn.of.wish();
    grid.show(drawn.sheet, wish.picture());
    strip.show(drawn.strip, wish.moment());
    double epoch = drawn.of.maps().moments().get(wish.moment()).epoch();
    probability.show(drawn.of.probability());
    probability.mark(OptionalDouble.of(epoch));
    evidence.show(drawn.of.evidence());
    evidence.mark(OptionalDouble.of(epoch));
    boolean known = !evidence.chart().lines().isEmpty();
    if (known != (evidence.getParent() != null)) {
      if (known) {
        charts.add(evidence);
      } else {
        charts.remove(evidence);
      }
      charts.revalidate();
    }
  }

  private void play(boolean on) {
    controls.setPlaying(on);
    if (on) {
      player.start();
    } else {
      player.stop();
    }
  }

  /** Figures and table of what is shown. */
  List<Exhibit> exhibits(String run) {
    List<Exhibit> all = new ArrayList<>();
    maps.ifPresent(
        m -> {
          EpochDrawing now = new EpochDrawing(m, overlays, controls.wish(picture));
          all.addAll(new CamExhibits(now, run).all(grid.sheet(), strip.sheet()));
        });
    return all;
  }

  Optional<EpochMaps> maps() {
    return maps;
  }

  void close() {
    player.stop();
    maps = Optional.empty();
  }
}
