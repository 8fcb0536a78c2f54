/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;

/**
 * All that an audit found.
 *
 * @param zones where the maps lie
 * @param clusters by class
 * @param suspects all regions that were considered
 * @param tested those that were tested, ranked
 */
record Audited(
    Inspection inspection,
    AuditParams params,
    Viewing.View view,
    Zones zones,
    List<Clustered> clusters,
    List<Suspect> suspects,
    List<Tested> tested) {

  private static final double LOOKING = 0.35;

  static Audited of(Inspection inspection, AuditParams params, Progress progress)
      throws IOException {
    Viewing.View view = new Viewing(inspection, params).look(progress.part("maps", LOOKING));
    List<Clustered> clusters = new ArrayList<>();
    view.byClass().forEach((c, seen) -> clusters.add(Clustered.of(c, seen)));
    Finder finder = new Finder(view.byClass(), params.patch());
    List<Suspect> suspects = new ArrayList<>();
    for (Clustered clustered : clusters) {
      suspects.addAll(finder.of(clustered));
    }
    Court court = new Court(view.pictures(), params, inspection.seed());
    List<Tested> tested =
        court.tested(
            court.chosen(suspects),
            new Answers(inspection, inspection.model()),
            progress.part("interventions", 1 - LOOKING));
    Zones zones = new Zones(view.pictures(), params.patch());
    return new Audited(inspection, params, view, zones, clusters, suspects, tested);
  }

  List<Tested> of(Verdict verdict) {
    return tested.stream().filter(t -> t.verdict(params.alpha()) == verdict).toList();
  }

  String className(int index) {
    return inspection.className(index);
  }
}
