/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.MapImage;
import org.lucerna.workbench.kit.Texts;

/** Below the grid: what the colours mean, the value under the mouse, what is being done. */
final class StatusStrip extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Texts texts = new Texts(StatusStrip.class);
  private final ScaleBar bar = new ScaleBar();
  private final JLabel readout = new JLabel(" ");
  private final JProgressBar busy = new JProgressBar();
  private final JButton cancel = new JButton(Icons.of("icons/cancel.svg", StatusStrip.class));
  private final JPanel working = new JPanel(new BorderLayout(UIScale.scale(4), 0));
  private transient Optional<Drawn> resting = Optional.empty();

  StatusStrip(Runnable cancelled) {
    super(new BorderLayout(UIScale.scale(12), 0));
    int pad = UIScale.scale(6);
    setBorder(BorderFactory.createEmptyBorder(pad / 2, pad, pad / 2, pad));
    readout.setName("explain.readout");
    readout.setMinimumSize(new java.awt.Dimension(0, 0));
    busy.setIndeterminate(false);
    busy.setName("explain.busy");
    busy.getAccessibleContext().setAccessibleName(texts.of("busy"));
    busy.setPreferredSize(
        new java.awt.Dimension(UIScale.scale(70), busy.getPreferredSize().height));
    cancel.setName("explain.cancel");
    cancel.setToolTipText(texts.of("cancel"));
    cancel.getAccessibleContext().setAccessibleName(texts.of("cancel"));
    cancel.putClientProperty("JButton.buttonType", "toolBarButton");
    cancel.addActionListener(e -> cancelled.run());
    working.add(busy, BorderLayout.CENTER);
    working.add(cancel, BorderLayout.LINE_END);
    working.setVisible(false);
    add(bar, BorderLayout.LINE_START);
    add(readout, BorderLayout.CENTER);
    add(working, BorderLayout.LINE_END);
  }

  void busy(boolean on) {
    working.setVisible(on);
    busy.setIndeterminate(on);
  }

  /** The map whose scale is shown while none is under the mouse. */
  void rest(Optional<Drawn> drawn) {
    resting = drawn;
    under(Optional.empty(), Optional.empty());
  }

  void under(Optional<Readout> at, Optional<Drawn> drawn) {
    Optional<Drawn> shown = drawn.or(() -> resting);
    Optional<MapImage> image = shown.map(Drawn::image);
    OptionalDouble mark =
        at.isPresent() && image.isPresent()
            ? OptionalDouble.of(
                image.get().view().signed() ? (at.get().share() + 1) / 2 : at.get().share())
            : OptionalDouble.empty();
    bar.show(image, mark);
    String text =
        at.map(r -> text(r, shown.orElseThrow()))
            .orElse(
                shown
                    .map(d -> d.cell().map().facts().getOrDefault("unit", texts.of("unit")))
                    .orElse(" "));
    readout.setText(text);
    readout.setToolTipText(text);
  }

  private String text(Readout r, Drawn drawn) {
    int rgb = drawn.cell().subject().crop().rgb(r.x(), r.y());
    return texts.of(
        "readout",
        drawn.cell().answer().label(),
        String.valueOf(r.column()),
        String.valueOf(r.row()),
        Readout.number(r.value()),
        Readout.number(r.interpolated()),
        String.valueOf(Math.round(100 * r.share())),
        String.valueOf(r.x()),
        String.valueOf(r.y()),
        String.format("#%06x", rgb));
  }
}
