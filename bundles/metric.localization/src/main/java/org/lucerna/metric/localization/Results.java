/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.localization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.examination.Baseline;

/**
 * What all outputs are made from.
 *
 * @param network its id
 * @param data the data set's name, or empty
 * @param kinds methods, then baselines
 * @param differences to the first method, by kind
 * @param asked how many pictures were looked at
 */
record Results(
    String network,
    String data,
    Study study,
    LocalizationParams params,
    List<KindStudy> kinds,
    Map<Kind, Map<String, Estimate>> differences,
    Map<String, Estimate> accuracy,
    int asked) {

  KindStudy first() {
    return kinds.get(0);
  }

  List<KindStudy> methods() {
    return kinds.stream().filter(k -> !k.kind().isBaseline()).toList();
  }

  List<KindStudy> baselines() {
    return kinds.stream().filter(k -> k.kind().isBaseline()).toList();
  }

  Optional<KindStudy> baseline(Baseline baseline) {
    return kinds.stream().filter(k -> k.kind().equals(Kind.of(baseline))).findFirst();
  }

  /** The method alone where it is measured at one layer, else with the layer. */
  String id(Kind kind) {
    return severalLayers(kind) ? kind.method() + "@" + kind.layer() : kind.method();
  }

  /** The same for people. */
  String name(Kind kind) {
    return severalLayers(kind) ? kind.label() + ", " + kind.layer() : kind.label();
  }

  private boolean severalLayers(Kind kind) {
    return !kind.isBaseline()
        && kinds.stream().filter(k -> k.kind().method().equals(kind.method())).count() > 1;
  }

  boolean aboutLabel() {
    return params.target() == LocalizationParams.About.LABEL;
  }

  /** What the box accuracy of maps is called. */
  String knownKey() {
    return aboutLabel() ? Measure.KNOWN.key() : "box_accuracy";
  }

  String knownLabel() {
    return aboutLabel() ? Measure.KNOWN.label() : "box accuracy";
  }
}
