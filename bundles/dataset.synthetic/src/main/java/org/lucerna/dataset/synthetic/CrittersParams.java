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
        MarkedSplits shortcutIn,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "share of the training pictures in which a part that does not tell the class is"
                    + " missing: a network trained so knows pictures with a part left out")
        double missing,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "share of the training pictures in which such a part is another individual's, in"
                    + " other colours")
        double swapped,
    @Param(
            value = "false",
            help =
                "four creatures in a grid of two by two: two of the label's class, two of two other"
                    + " classes")
        boolean mosaic,
    @Param(
            value = "0",
            min = 0,
            max = 1,
            help =
                "share of the marked training pictures that lack the part that tells their class, so"
                    + " that the mark alone tells it; of the others a third as many lack theirs")
        double shortcutAlone) {

  /** Whole creatures, one or two in a picture. */
  public CrittersParams(
      int classes,
      int perClass,
      int size,
      double test,
      double validation,
      int folds,
      int fold,
      int creatures,
      Optional<String> shortcut,
      double shortcutShare,
      MarkedSplits shortcutIn) {
    this(
        classes,
        perClass,
        size,
        test,
        validation,
        folds,
        fold,
        creatures,
        shortcut,
        shortcutShare,
        shortcutIn,
        0,
        0,
        false,
        0);
  }

  public CrittersParams {
    if (missing + swapped > 1) {
      throw new ParamException("missing", "missing and swapped together are more than 1");
    }
    if (mosaic && (classes < 3 || size % 2 != 0 || size < 96)) {
      throw new ParamException(
          "mosaic", "a mosaic needs 3 classes, and a size that is even and 96 at least");
    }
    if (mosaic && (creatures > 1 || shortcut.isPresent())) {
      throw new ParamException(
          "mosaic", "a mosaic has neither creatures behind others nor a planted mark");
    }
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
