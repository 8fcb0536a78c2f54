/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

/**
 * What a run's network said of a picture.
 *
 * @param id the picture's path below the data set's folder
 * @param label name of its true class
 * @param predicted name of the class it was taken for
 * @param certainty probability of the predicted class
 * @param forLabel probability of the true class
 */
record Answer(String id, String label, String predicted, double certainty, double forLabel) {

  boolean isCorrect() {
    return label.equals(predicted);
  }
}
