/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.sample.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.testkit.TestSite;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.current.CurrentPicture;

class MeanColorViewTest {

  @Test
  void theViewFollowsThePicture(@TempDir Path folder) throws Exception {
    TestSite site = new TestSite(folder);
    View view = new MeanColorView().create(site, Map.of());
    JLabel label = (JLabel) view.component();
    assertEquals("no picture", label.getText());

    site.selection().set(CurrentPicture.class, picture("a", 0xFF0000, 0x000000));
    site.settle();
    assertEquals("#7F0000", label.getText());

    site.selection().set(CurrentPicture.class, picture("b", 0x010203, 0x010203));
    site.settle();
    assertEquals("#010203", label.getText());
    view.close();
  }

  private static CurrentPicture picture(String id, int... pixels) {
    return new CurrentPicture(
        id,
        id,
        0,
        new CurrentPicture.Origin(
            Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), false),
        () -> RgbImage.wrap(pixels.length, 1, pixels));
  }
}
