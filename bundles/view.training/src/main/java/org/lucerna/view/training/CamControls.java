/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.training;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JToggleButton;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;

/** Which epoch, how strong, and whether the map or its difference to the last epoch's. */
final class CamControls extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = new Texts(CamControls.class);

  private final JToggleButton play = new JToggleButton();
  private final JSlider epoch = new JSlider(0, 0, 0);
  private final JLabel label = new JLabel();
  private final JSlider opacity = new JSlider(0, 100, 55);
  private final JCheckBox difference = new JCheckBox(TEXTS.of("cam.difference"));
  private transient List<Integer> epochs = List.of(0);
  private boolean filling;

  /**
   * @param changed called after every change by hand
   * @param playing whether the epochs are to be played
   */
  CamControls(Runnable changed, Consumer<Boolean> playing) {
    setLayout(new BoxLayout(this, BoxLayout.X_AXIS));
    play.setIcon(Icons.of("icons/training-play.svg", CamControls.class));
    play.setSelectedIcon(Icons.of("icons/training-pause.svg", CamControls.class));
    named(play, "cam.play").setToolTipText(TEXTS.of("cam.play"));
    play.addActionListener(e -> playing.accept(play.isSelected()));
    named(epoch, "cam.slider").setToolTipText(TEXTS.of("cam.slider"));
    epoch.setSnapToTicks(true);
    epoch.addChangeListener(
        e -> {
          write();
          if (!filling) {
            changed.run();
          }
        });
    named(opacity, "cam.opacity").setToolTipText(TEXTS.of("cam.opacity"));
    Dimension narrow = new Dimension(UIScale.scale(110), opacity.getPreferredSize().height);
    opacity.setPreferredSize(narrow);
    opacity.setMaximumSize(narrow);
    opacity.addChangeListener(e -> changed.run());
    named(difference, "cam.difference").setToolTipText(TEXTS.of("cam.difference.tip"));
    difference.setMnemonic(KeyEvent.VK_D);
    difference.addActionListener(e -> changed.run());
    JLabel caption = new JLabel(TEXTS.of("cam.opacity"));
    caption.setLabelFor(opacity);
    add(play);
    add(epoch);
    add(label);
    add(Box.createHorizontalStrut(UIScale.scale(16)));
    JPanel right = new JPanel(new FlowLayout(FlowLayout.TRAILING, UIScale.scale(6), 0));
    right.add(caption);
    right.add(opacity);
    right.add(difference);
    right.setMaximumSize(right.getPreferredSize());
    add(right);
  }

  private static JComponent named(JComponent field, String key) {
    field.setName("training." + key);
    field.getAccessibleContext().setAccessibleName(TEXTS.of(key));
    return field;
  }

  /**
   * @param follow whether a slider that stood at the end stays there, else where it was
   */
  void setMoments(List<Integer> next, boolean follow) {
    boolean atEnd = !follow || epoch.getValue() >= epochs.size() - 1;
    epochs = List.copyOf(next);
    filling = true;
    epoch.setMaximum(epochs.size() - 1);
    epoch.setValue(atEnd ? epochs.size() - 1 : epoch.getValue());
    filling = false;
    write();
  }

  private void write() {
    label.setText(
        TEXTS.of(
            "cam.epoch.of",
            epochs.get(Math.min(epoch.getValue(), epochs.size() - 1)),
            epochs.get(epochs.size() - 1)));
  }

  void setMoment(int index) {
    epoch.setValue(index);
  }

  void step(int by) {
    epoch.setValue(Math.max(0, Math.min(epoch.getMaximum(), epoch.getValue() + by)));
  }

  /** The next epoch; after the last the first again. */
  void next() {
    epoch.setValue(epoch.getValue() >= epoch.getMaximum() ? 0 : epoch.getValue() + 1);
  }

  void setPlaying(boolean on) {
    play.setSelected(on);
  }

  EpochDrawing.Wish wish(int picture) {
    return new EpochDrawing.Wish(
        epoch.getValue(), picture, opacity.getValue() / 100.0, difference.isSelected());
  }
}
