/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.List;

/** What is measured, with the words for tables. All are shares, higher is better unless said. */
enum Measure {
  KNOWN("gt_known", "GT-known", "the box of the true class's map is right"),
  TOP1("top1_localization", "top-1", "the prediction and its box are right"),
  TOP5("top5_localization", "top-5", "one of the five best predictions and its box are right"),
  TUNED("tuned", "GT-known, tuned", "threshold chosen on the other half of the pictures"),
  TUNED_TOP1("tuned_top1", "top-1, tuned", "the same, and the prediction is right"),
  MAX_BOX("max_box_acc", "MaxBoxAcc", "GT-known at the best threshold of these pictures"),
  MAX_BOX_V2("max_box_acc_v2", "MaxBoxAccV2", "any region's box, mean of IoU .3, .5, .7"),
  POINTING("pointing", "pointing", "the maximum lies in a box"),
  POINTING_NEAR("pointing_tolerance", "pointing, tolerance", "or nearer than the tolerance"),
  POINTING_CLASSES("pointing_by_class", "pointing, class mean", "mean over classes of pointing"),
  POINTING_NEAR_CLASSES(
      "pointing_tolerance_by_class",
      "pointing, tolerance, class mean",
      "mean over classes, with the tolerance"),
  POINTING_DIFFICULT(
      "pointing_tolerance_difficult",
      "pointing, difficult",
      "with the tolerance, flagged pictures"),
  ENERGY("energy_in_box", "energy in box", "share of the map's sum in the boxes"),
  BACKGROUND(
      "background_energy",
      "background energy",
      "share off the mask, else off the boxes; lower is better"),
  MASK_POINTING("mask_pointing", "pointing", "the maximum lies on the mask"),
  MASK_POINTING_NEAR(
      "mask_pointing_tolerance", "pointing, tolerance", "or nearer than the tolerance"),
  MASK_ENERGY("energy_in_mask", "energy in mask", "share of the map's sum on the mask"),
  PRECISION("pixel_precision", "precision", "share of what is shown that is object"),
  RECALL("pixel_recall", "recall", "share of the object that is shown"),
  IOU("pixel_iou", "IoU", "of what is shown with the mask"),
  TUNED_PRECISION(
      "tuned_pixel_precision", "precision, tuned", "threshold of best IoU on the other half"),
  TUNED_RECALL("tuned_pixel_recall", "recall, tuned", "threshold of best IoU on the other half"),
  TUNED_IOU("tuned_pixel_iou", "IoU, tuned", "threshold of best IoU on the other half"),
  AVERAGE_PRECISION(
      "average_precision", "AP", "mean over pictures of the area under precision/recall"),
  PXAP("pxap", "PxAP", "area under precision/recall of all pixels together");

  /** Those that exist for each threshold that the user names. */
  static final List<Measure> AT_THRESHOLDS = List.of(KNOWN, TOP1, TOP5, PRECISION, RECALL, IOU);

  private final String key;
  private final String label;
  private final String definition;

  Measure(String key, String label, String definition) {
    this.key = key;
    this.label = label;
    this.definition = definition;
  }

  /** In JSON. */
  String key() {
    return key;
  }

  /** As a column's heading. */
  String label() {
    return label;
  }

  String definition() {
    return definition;
  }

  /** The key of this measure at a threshold. */
  String at(double share) {
    return key + "@" + share;
  }
}
