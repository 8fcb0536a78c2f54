/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;

/**
 * One below another, each as wide as there is room and as high as it wants to be at that width, as
 * wrapped text needs it.
 */
public final class StackLayout implements LayoutManager {

  private final int gap;

  /**
   * @param gap pixels between two
   */
  public StackLayout(int gap) {
    this.gap = gap;
  }

  @Override
  public Dimension preferredLayoutSize(Container parent) {
    Insets insets = parent.getInsets();
    int sides = insets.left + insets.right;
    int width = parent.getWidth() - sides;
    int widest = 0;
    int height = insets.top + insets.bottom;
    boolean first = true;
    for (Component child : parent.getComponents()) {
      if (child.isVisible()) {
        height += (first ? 0 : gap) + heightAt(child, width);
        widest = Math.max(widest, child.getPreferredSize().width);
        first = false;
      }
    }
    return new Dimension(widest + sides, height);
  }

  private static int heightAt(Component child, int width) {
    if (width > 0 && child.getWidth() != width) {
      child.setSize(width, child.getHeight());
    }
    return child.getPreferredSize().height;
  }

  @Override
  public Dimension minimumLayoutSize(Container parent) {
    return preferredLayoutSize(parent);
  }

  @Override
  public void layoutContainer(Container parent) {
    Insets insets = parent.getInsets();
    int width = parent.getWidth() - insets.left - insets.right;
    int y = insets.top;
    for (Component child : parent.getComponents()) {
      if (child.isVisible()) {
        int height = heightAt(child, width);
        child.setBounds(insets.left, y, width, height);
        y += height + gap;
      }
    }
  }

  @Override
  public void addLayoutComponent(String name, Component component) {}

  @Override
  public void removeLayoutComponent(Component component) {}
}
