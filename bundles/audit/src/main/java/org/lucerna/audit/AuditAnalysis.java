/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.Inspection;
import org.osgi.service.component.annotations.Component;

/**
 * Finds what a network looks at that it should not: where the maps of a class lie, clusters of maps
 * (SpRAy), suspects, and tests of them by intervention. What may look at no pictures but those
 * trained on cannot see what is planted in these alone: name {@code --split train} for that.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "audit",
    label = "find what the network looks at that it should not, and test it",
    splits = {"validation"},
    cite =
        "S. Lapuschkin et al., Unmasking Clever Hans predictors and assessing what machines really"
            + " learn, Nature Communications 2019",
    params = AuditParams.class)
public final class AuditAnalysis implements Analysis<AuditParams> {

  @Override
  public Findings analyse(Inspection inspection, AuditParams params, Progress progress)
      throws IOException {
    Audited audited = Audited.of(inspection, params, progress.part("audit", 0.95));
    return new Report(audited).findings();
  }
}
