/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data.model;

/**
 * What a model says of a picture.
 *
 * @param predicted the output with the largest probability
 * @param confidence its probability, 0 to 1
 * @param truth whether it is the picture's class
 * @param loss cross-entropy in nats; not a number where the model does not know the class
 */
public record Verdict(int predicted, double confidence, Truth truth, double loss) {

  /** Whether a prediction is true. */
  public enum Truth {
    RIGHT,
    WRONG,
    /** None of the model's outputs is the picture's class. */
    UNKNOWN
  }
}
