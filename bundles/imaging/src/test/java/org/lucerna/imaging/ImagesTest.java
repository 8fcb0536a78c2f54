/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.api.data.RgbImage;

class ImagesTest {

  @Test
  void thereAndBackIsTheSame() {
    RgbImage image = ResamplingTest.formula(13, 7);
    assertEquals(image, Images.of(Images.toBuffered(image)));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void everyKindOfBufferedImageGivesItsColours(int type) {
    BufferedImage image = new BufferedImage(1, 1, type);
    image.setRGB(0, 0, 0xFF204080);
    assertEquals(0x204080, Images.of(image).rgb(0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE})
  void whatIsTransparentShowsWhite(int type) {
    BufferedImage image = new BufferedImage(1, 1, type);
    assertEquals(0xFFFFFF, Images.of(image).rgb(0, 0));
    image.setRGB(0, 0, 0x80FF0000);
    assertEquals(0xFF7F7F, Images.of(image).rgb(0, 0));
  }

  @Test
  void greyLevelsAreCopiedNotBrightened() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 100);
    assertEquals(0x646464, Images.of(image).rgb(0, 0));
    BufferedImage wide = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    wide.getRaster().setSample(0, 0, 0, 100 * 257 + 128);
    assertEquals(0x646464, Images.of(wide).rgb(0, 0));
    wide.getRaster().setSample(0, 0, 0, 100 * 257 + 129);
    assertEquals(0x656565, Images.of(wide).rgb(0, 0));
  }

  @Test
  void samplesOfFloatingPointAreRefused() {
    var model =
        new java.awt.image.ComponentColorModel(
            java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_GRAY),
            false,
            false,
            1,
            DataBuffer.TYPE_FLOAT);
    var raster =
        Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_FLOAT, 2, 2, 1), null);
    BufferedImage image = new BufferedImage(model, raster, false, null);
    assertThrows(IllegalArgumentException.class, () -> Images.of(image));
  }
}
