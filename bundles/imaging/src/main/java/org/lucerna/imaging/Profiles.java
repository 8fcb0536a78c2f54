/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Colours of an embedded ICC profile, converted to sRGB. */
final class Profiles {

  /** A profile that changes no colour by more than this is sRGB under some name: pixels stay. */
  private static final int TOLERANCE = 2;

  private Profiles() {}

  /** The converted pixels; the same ones if the profile is damaged, is not RGB, or is sRGB. */
  static int[] toSrgb(int[] rgb, int width, byte[] icc) {
    try {
      ICC_Profile profile = ICC_Profile.getInstance(icc);
      if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
        return rgb;
      }
      ColorSpace space = new ICC_ColorSpace(profile);
      return isSrgb(space) ? rgb : convert(rgb, width, space);
    } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
      return rgb;
    }
  }

  /**
   * Java takes as much memory as a profile says it needs.
   *
   * @throws Malformed if it claims more bytes than are there
   */
  static void checkSize(long declared, long present) throws Malformed {
    if (declared > present) {
      throw new Malformed("its colour profile is damaged");
    }
  }

  private static boolean isSrgb(ColorSpace space) {
    int[] probe = new int[6 * 6 * 6];
    for (int i = 0; i < probe.length; i++) {
      probe[i] = i / 36 * 51 << 16 | i / 6 % 6 * 51 << 8 | i % 6 * 51;
    }
    int[] converted = convert(probe, 36, space);
    for (int i = 0; i < probe.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        if (Math.abs((probe[i] >> shift & 0xFF) - (converted[i] >> shift & 0xFF)) > TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }

  private static int[] convert(int[] rgb, int width, ColorSpace space) {
    byte[] samples = new byte[3 * rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      samples[3 * i] = (byte) (rgb[i] >> 16);
      samples[3 * i + 1] = (byte) (rgb[i] >> 8);
      samples[3 * i + 2] = (byte) rgb[i];
    }
    int height = rgb.length / width;
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(samples, samples.length),
            width,
            height,
            3 * width,
            3,
            new int[] {0, 1, 2},
            null);
    ComponentColorModel model =
        new ComponentColorModel(space, false, false, 1, DataBuffer.TYPE_BYTE);
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    new ColorConvertOp(null).filter(new BufferedImage(model, raster, false, null), out);
    return out.getRGB(0, 0, width, height, null, 0, width);
  }
}
