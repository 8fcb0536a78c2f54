/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.sample.view;

import java.awt.Color;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.osgi.service.component.annotations.Component;

/** Shows the mean colour of the current picture. */
@Component
@ViewType(id = "sample-mean-color", label = "Mean colour", area = Area.INSPECTOR)
public final class MeanColorView implements ViewFactory {

  @Override
  public View create(Site site, Map<String, String> state) {
    JLabel label = new JLabel("no picture", SwingConstants.CENTER);
    label.setName("sample-mean-color");
    label.setOpaque(true);
    site.selection()
        .listen(CurrentPicture.class, picture -> picture.ifPresent(p -> follow(site, p, label)));
    return new View() {
      @Override
      public JComponent component() {
        return label;
      }

      @Override
      public void close() {}
    };
  }

  private static void follow(Site site, CurrentPicture picture, JLabel label) {
    site.follow("mean colour", progress -> mean(picture.pixels().read()), c -> show(c, label));
  }

  private static Color mean(RgbImage image) {
    long[] sum = new long[3];
    for (int pixel : image.toArray()) {
      for (int i = 0; i < 3; i++) {
        sum[i] += pixel >> (16 - 8 * i) & 0xFF;
      }
    }
    int n = image.width() * image.height();
    return new Color((int) (sum[0] / n), (int) (sum[1] / n), (int) (sum[2] / n));
  }

  private static void show(Color color, JLabel label) {
    label.setBackground(color);
    boolean light = color.getRed() + color.getGreen() + color.getBlue() > 3 * 128;
    label.setForeground(light ? Color.BLACK : Color.WHITE);
    label.setText("#%06X".formatted(color.getRGB() & 0xFFFFFF));
  }
}
