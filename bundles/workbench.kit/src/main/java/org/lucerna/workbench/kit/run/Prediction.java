/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit.run;

/**
 * What a run said of one picture.
 *
 * @param sample id in the data set
 * @param label true class
 * @param predicted the class named
 * @param confidence probability of the class named
 * @param forLabel probability of the true class
 */
public record Prediction(
    String sample, String label, String predicted, double confidence, double forLabel) {

  public boolean isRight() {
    return label.equals(predicted);
  }
}
