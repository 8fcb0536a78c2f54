/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.concepts;

import java.io.IOException;
import java.util.List;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.LayerId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Network dissection (Bau et al. 2017, section 2) on the user's own masks: which units of a layer
 * fire where a concept is. What the paper reports on all pictures is reported as it does, and
 * beside it what remains when the concept is chosen on one half of the pictures and measured on the
 * other, and what is found when every picture gets the masks of another.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "dissection",
    label = "compare units with the concepts that masks show",
    cite =
        "D. Bau et al., Network dissection: quantifying interpretability of deep visual"
            + " representations, CVPR 2017",
    params = DissectionParams.class)
public final class Dissection implements Analysis<DissectionParams> {

  @Activate
  public Dissection() {}

  @Override
  public Findings analyse(Inspection inspection, DissectionParams params, Progress progress)
      throws IOException {
    List<LayerId> layers = LayerValues.spatial(inspection, params.layers());
    Masked masked =
        Masked.of(inspection, inspection.pictures(), progress.part("reading masks", 0.15));
    masked.require();
    Dissector.Settings settings =
        new Dissector.Settings(params.quantile(), params.placement(), params.shownPictures());
    List<DissectedLayer> dissected =
        new Dissector(inspection, masked, layers, settings)
            .dissect(progress.part("comparing units with concepts", 0.7));
    DissectionReport report = new DissectionReport(inspection, params, masked);
    Progress rest = progress.part("figures", 0.15);
    for (DissectedLayer layer : dissected) {
      report.add(layer, rest.part(layer.name(), 1.0 / dissected.size()));
    }
    return report.findings();
  }
}
