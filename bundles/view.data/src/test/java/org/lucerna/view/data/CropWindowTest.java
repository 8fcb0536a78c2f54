/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.network.Preprocessing;

class CropWindowTest {

  @Test
  void theOutlineIsWhereThePreprocessorCuts() {
    // every pixel says where it lies: a crop without resizing must begin at the outline
    int[] rgb = new int[300 * 260];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i;
    }
    Preprocessing how = Preprocessing.IMAGENET.sized(0, 224);
    RgbImage crop = Preprocessor.crop(RgbImage.wrap(300, 260, rgb), how);
    Rectangle2D window = CropWindow.of(300, 260, how);
    assertEquals(crop.rgb(0, 0), (int) (window.getY() * 300 + window.getX()));
    assertEquals(224, window.getWidth());
  }

  @Test
  void ofALargePictureItIsScaled() {
    Rectangle2D window = CropWindow.of(750, 600, Preprocessing.IMAGENET);
    assertEquals(112.5, window.getX(), 1e-9);
    assertEquals(37.5, window.getY(), 1e-9);
    assertEquals(525, window.getWidth(), 1e-9);
  }

  @Test
  void aPictureSmallerThanTheCropIsSeenWhole() {
    assertEquals(
        new Rectangle2D.Double(0, 0, 100, 80),
        CropWindow.of(100, 80, Preprocessing.IMAGENET.sized(0, 224)));
  }
}
