/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.render.DistanceMatrix;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.FigureNotes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proposes distinctive classes and names those that look alike, from a network's features. */
@Component
@CommandType(
    id = "datasets similar",
    label = "propose distinctive classes of a data set, and name those that look alike",
    params = SimilarParams.class)
@CommandPlace(menu = "Data", position = 60)
public final class SimilarCommand implements Command<SimilarParams> {

  /** Pairs told on the console; the table has all. */
  private static final int TOLD = 5;

  private static final String FIGURE = "class-separation";

  private final Workplace work;

  @Activate
  public SimilarCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(SimilarParams params, Context context) throws IOException {
    DatasetOpening<?> opening =
        DatasetsCommand.opening(work, params.data(), params.set(), context.workingDirectory());
    try (OpenedModel opened = OpenedModel.of(params, work, context);
        Dataset data = opening.open(params.seed(), context.progress().part("open data", 0.1))) {
      List<List<float[]>> features =
          new ClassFeatures(work, opened.model(), data)
              .compute(params.perClass(), context.progress().part("look at pictures", 0.9));
      ClassDistances distances = ClassDistances.of(data.classes(), features);
      RunFolder folder =
          params.out().isPresent()
              ? new RunFolder(params.out().get())
              : RunFolder.fresh(context.workingDirectory(), "similar-" + data.name());
      String title = data.name() + ", " + opened.built().network().id();
      write(folder, title, distances, features);
      return outcome(folder, distances, params.pick());
    }
  }

  private void write(
      RunFolder folder, String title, ClassDistances distances, List<List<float[]>> features)
      throws IOException {
    Csv csv = new Csv(work.storage());
    csv.write(folder, "class-pairs", pairs(distances));
    csv.write(folder, "class-spread", spread(distances, features));
    Drawing drawing = new Drawing(work);
    DistanceMatrix matrix =
        new DistanceMatrix(
            "How far apart the classes lie: " + title,
            "separation, centroid distance over within-class spread",
            distances.classes(),
            distances.separations());
    Figure figure = drawing.draw("distances", matrix, Map.of());
    FigureNotes notes = new FigureNotes(matrix.title(), matrix.unit(), List.of(title));
    drawing.png(folder.figures().resolve(FIGURE + ".png"), figure, notes);
    drawing.svg(folder.figures().resolve(FIGURE + ".svg"), figure, notes);
  }

  private static Table pairs(ClassDistances distances) {
    List<List<Object>> rows = new ArrayList<>();
    for (ClassDistances.Pair pair : distances.pairs()) {
      rows.add(
          List.of(
              distances.classes().get(pair.first()),
              distances.classes().get(pair.second()),
              distances.separation(pair.first(), pair.second()),
              distances.cosine().get(pair.first()).get(pair.second())));
    }
    return new Table(
        "class-pairs", List.of("first", "second", "separation", "cosine-distance"), rows);
  }

  private static Table spread(ClassDistances distances, List<List<float[]>> features) {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < distances.classes().size(); c++) {
      rows.add(
          List.of(distances.classes().get(c), features.get(c).size(), distances.spread().get(c)));
    }
    return new Table("class-spread", List.of("class", "pictures", "spread"), rows);
  }

  private static Outcome outcome(RunFolder folder, ClassDistances distances, int pick) {
    List<Integer> distinct = distances.mostDistinct(pick);
    List<String> names = distinct.stream().map(distances.classes()::get).toList();
    double least =
        distinct.stream()
            .mapToDouble(c -> distances.nearest(c, distinct.stream().filter(o -> o != c).toList()))
            .min()
            .orElse(0);
    Table pairs = pairs(distances);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "most distinct: %s (separation at least %.2f)",
            String.join(", ", names),
            least));
    lines.add("most alike:");
    pairs.rows().stream()
        .limit(TOLD)
        .forEach(
            row ->
                lines.add(
                    String.format(
                        Locale.ROOT, "  %6.2f  %s / %s", row.get(2), row.get(0), row.get(1))));
    Path figure = folder.figures().resolve(FIGURE + ".png");
    lines.add("tables and figure: " + folder.path());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("distinct", names);
    json.put("least-separation", least);
    json.put("pairs", pairs.rows());
    json.put("figure", figure.toString());
    return Outcome.ok(lines, json);
  }
}
