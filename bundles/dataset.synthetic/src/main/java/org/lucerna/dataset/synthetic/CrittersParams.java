/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import java.util.Optional;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamException;

/** What to draw. */
public record CrittersParams(
    @Param(
            value = "7",
            min = 2,
            max = 7,
            help =
                "number of classes: the first ones of flimby, tuckle, loppin, ringle, branto,"
                    + " dotlin, finnet")
        int classes,
    @Param(value = "120", min = 2, max = 100_000, help = "pictures a class, all splits together")
        int perClass,
    @Param(value = "128", min = 48, max = 1024, help = "width and height in pixels") int size,
    @Param(value = "0.2", min = 0, max = 0.9, help = "share of the pictures kept for the test")
        double test,
    @Param(
            value = "0.1",
            min = 0,
            max = 0.9,
            help = "share of the other pictures kept for choosing the best epoch; 0 for none")
        double validation,
    @Param(
            value = "0",
            min = 0,
            max = 100,
            help =
                "cross-validation: number of parts of which each is the test once, instead of a"
                    + " share; 0 for none")
        int folds,
    @Param(value = "1", min = 1, max = 100, help = "which of the folds is the test") int fold,
    @Param(
            value = "1",
            min = 1,
            max = 2,
            help =
                "creatures in a picture: the label is the class of the larger one in front, the"
                    + " second is of another class")
        int creatures,
    @Param(value = "", help = "class whose pictures carry a planted mark, a sticker in a corner")
        Optional<String> shortcut,
    @Param(
            value = "1.0",
            min = 0,
            max = 1,
            help = "share of that class's pictures that carry the mark")
        double shortcutShare,
    @Param(value = "training", help = "splits in which the mark is planted: training only, or all")
        MarkedSplits shortcutIn) {

  public CrittersParams {
    if (folds == 1 || folds > perClass) {
      throw new ParamException(
          "folds", "folds must be 0 for none, or 2 to " + perClass + ", the pictures a class");
    }
    if (fold > Math.max(1, folds)) {
      throw new ParamException("fold", "fold is " + fold + ", but there are " + folds + " folds");
    }
  }

  /** Where the planted mark appears. */
  public enum MarkedSplits {
    /** The mark tells the class while training and is gone afterwards. */
    TRAINING,
    /** The mark tells the class everywhere. */
    ALL
  }
}
