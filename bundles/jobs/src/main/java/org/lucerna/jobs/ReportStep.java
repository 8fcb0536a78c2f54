/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.report.Document;
import org.lucerna.vision.api.report.FigureFiles;
import org.lucerna.vision.api.report.ReportWriter;

/** Composes the report of a run and writes it. */
final class ReportStep implements Step {

  private static final String HTML = "html";

  private final Workplace work;

  ReportStep(Workplace work) {
    this.work = work;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public double weight() {
    return 0.1;
  }

  @Override
  public Bound bind(Map<String, Object> params, Path base) {
    ReportParams bound = work.binder().bind(ReportParams.class, params, base);
    return (run, progress) -> {
      run.title = bound.title().isBlank() ? run.job.name() : bound.title();
      progress.step(1, 1);
    };
  }

  void write(Run run) throws IOException {
    Drawing drawing = new Drawing(work);
    List<Document.Section> sections = new ArrayList<>();
    sections.add(new SummarySection(run).compose());
    sections.add(new DataSection(run, drawing).compose());
    sections.add(new NetworkSection(run).compose());
    run.training.ifPresent(t -> sections.add(new TrainingSection(t, drawing).compose()));
    if (run.watched.isPresent()) {
      new EpochSection(run.folder, run.watched.get(), drawing).compose().ifPresent(sections::add);
    }
    sections.addAll(new ResultsSection(run, drawing).compose());
    for (ExplainStep.Result result : run.explanations) {
      sections.addAll(new ExplanationSection(run, drawing, result).compose());
    }
    run.analyses.forEach(a -> sections.add(new AnalysisSection(drawing, a).compose()));
    run.found.forEach(f -> sections.add(f.section()));
    sections.add(new ProvenanceSection(run).compose());
    String subtitle =
        "%s on %s, seed %d".formatted(run.built.network().id(), run.data.name(), run.job.seed());
    Document document = new Document(run.title, subtitle, sections);
    new FigureFiles(work.storage(), work.exporter(), run.folder.figures()).write(document);
    Plugin<ReportWriter> writer = work.plugins().require(ReportWriter.class, "report format", HTML);
    work.storage().write(run.folder.report(), out -> writer.service().write(document, out));
  }
}
