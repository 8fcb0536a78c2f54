/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;
import org.lucerna.workbench.kit.Icons;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.WrapLayout;

/** Above the grid: pictures back and forth, how maps are drawn, what is done with them. */
final class Tools extends JPanel {

  private static final long serialVersionUID = 1L;

  /** What the tools do. */
  interface Owner {

    void look(Look next);

    void step(int by);

    void again();

    void difference();

    void keep();
  }

  private final transient Texts texts = new Texts(Tools.class);
  private final LookBar bar;
  private final JButton difference;
  private final JButton keep;

  Tools(Look look, Owner owner) {
    super(new BorderLayout());
    bar = new LookBar(look, owner::look);
    JPanel left = new JPanel(new WrapLayout(0, UIScale.scale(4)));
    left.add(button("previous", () -> owner.step(-1)));
    left.add(button("next", () -> owner.step(1)));
    left.add(button("again", owner::again));
    keep = button("keep", owner::keep);
    keep.setIcon(Icons.of("icons/pin.svg", Tools.class));
    difference = button("difference", owner::difference);
    left.add(keep);
    left.add(difference);
    add(left, BorderLayout.LINE_START);
    add(bar, BorderLayout.CENTER);
    has(0, false);
  }

  private JButton button(String key, Runnable does) {
    String icon = key.equals("keep") ? "pin" : key;
    JButton button = new JButton(Icons.of("icons/" + icon + ".svg", Tools.class));
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    button.setName("explain." + key);
    button.setToolTipText(texts.of("tools." + key + ".tip"));
    button.getAccessibleContext().setAccessibleName(texts.of("tools." + key));
    button.addActionListener(e -> does.run());
    return button;
  }

  /** Another look, as if chosen by hand. */
  void look(Look next) {
    bar.set(next);
  }

  /**
   * @param chosen how many maps are chosen
   * @param kept whether the current picture stays
   */
  void has(int chosen, boolean kept) {
    difference.setEnabled(chosen == 2);
    keep.setSelected(kept);
    keep.setToolTipText(texts.of(kept ? "tools.keep.off" : "tools.keep.tip"));
  }
}
