/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.BorderFactory;
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
  private final transient LookBar bar;
  private final JButton difference;
  private final JButton keep;

  Tools(Look look, Owner owner) {
    super(new WrapLayout(UIScale.scale(5), UIScale.scale(4)));
    int pad = UIScale.scale(5);
    setBorder(BorderFactory.createEmptyBorder(pad, pad, pad, pad));
    bar = new LookBar(look, owner::look);
    keep = button("keep", owner::keep);
    difference = button("difference", owner::difference);
    add(button("previous", () -> owner.step(-1)));
    add(button("next", () -> owner.step(1)));
    add(button("again", owner::again));
    add(keep);
    add(difference);
    bar.fields().forEach(this::add);
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
