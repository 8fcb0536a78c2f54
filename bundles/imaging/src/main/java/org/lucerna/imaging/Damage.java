/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.imaging;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Remembers what a reader passed over: libjpeg paints grey over what it cannot decode. */
final class Damage implements IIOReadWarningListener {

  private static final String CORRUPT = "Corrupt JPEG data";
  private static final String HARMLESS = "extraneous bytes";

  private boolean found;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    found |= warning.contains(CORRUPT) && !warning.contains(HARMLESS);
  }

  void check() throws Malformed {
    if (found) {
      throw new Malformed("part of its picture data is damaged");
    }
  }
}
