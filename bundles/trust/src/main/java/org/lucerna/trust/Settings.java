/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

/**
 * How cards are made.
 *
 * @param share of the pixels that are removed, above 0. The default is 0.05: a copy that covers a
 *     small thing by chance has the map's effect, and of copies with area a about the share a does;
 *     only below 5 % can a map of a small thing stand out at the level of 5 %
 * @param copies of the map; of 50, one may do as much as the map at the level of 5 %
 * @param slow whether maps of slow methods are made again
 */
record Settings(double share, int copies, boolean slow) {

  static final double SHARE = 0.05;
  static final int COPIES = 50;

  static Settings usual(boolean slow) {
    return new Settings(SHARE, COPIES, slow);
  }
}
