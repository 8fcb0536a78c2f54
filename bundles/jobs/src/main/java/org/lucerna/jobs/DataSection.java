/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.PictureGrid;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.report.Document;

/** The data set: counts, sample pictures, what is wrong with it. */
final class DataSection {

  private static final int SAMPLES = 3;
  private static final int LISTED = 20;

  private final Run run;
  private final Drawing drawing;

  DataSection(Run run, Drawing drawing) {
    this.run = run;
    this.drawing = drawing;
  }

  Document.Section compose() throws IOException {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.TableBlock("Pictures of each class and split", counts()));
    blocks.add(
        new Block.FigureBlock(
            drawing.draw("grid", samples(), Map.of()),
            "The first training pictures of each class, as the network sees them.",
            "Samples of each class"));
    blocks.addAll(problems());
    return new Document.Section("Data set", blocks);
  }

  private Table counts() {
    List<List<Object>> rows = new ArrayList<>();
    List<String> classes = run.data.classes();
    for (int label = 0; label < classes.size(); label++) {
      List<Object> row = new ArrayList<>(List.of(classes.get(label)));
      for (Split split : Split.values()) {
        row.add(count(label, split));
      }
      row.add(row.subList(1, row.size()).stream().mapToInt(o -> (Integer) o).sum());
      rows.add(row);
    }
    List<Object> total = new ArrayList<>(List.of("all"));
    for (int column = 1; column <= Split.values().length + 1; column++) {
      int c = column;
      total.add(rows.stream().mapToInt(r -> (Integer) r.get(c)).sum());
    }
    rows.add(total);
    return new Table("classes", List.of("class", "train", "validation", "test", "all"), rows);
  }

  private int count(int label, Split split) {
    return (int)
        run.data.samples().stream().filter(s -> s.label() == label && s.split() == split).count();
  }

  private PictureGrid samples() throws IOException {
    List<String> classes = run.data.classes();
    List<List<Optional<PictureGrid.Cell>>> cells = new ArrayList<>();
    Map<Integer, List<Integer>> byClass = firstOfEachClass();
    Pictures pictures = new Pictures(run.work.tasks(), run.built.network().input().preprocessing());
    for (int row = 0; row < SAMPLES; row++) {
      List<Optional<PictureGrid.Cell>> line = new ArrayList<>();
      for (int label = 0; label < classes.size(); label++) {
        List<Integer> indices = byClass.getOrDefault(label, List.of());
        line.add(
            row < indices.size()
                ? Optional.of(cell(pictures, indices.get(row)))
                : Optional.empty());
      }
      cells.add(line);
    }
    List<String> rows = new ArrayList<>(Arrays.asList(new String[SAMPLES]));
    rows.replaceAll(r -> "");
    return new PictureGrid("", classes, rows, cells, Optional.empty());
  }

  private PictureGrid.Cell cell(Pictures pictures, int index) throws IOException {
    RgbImage crop = pictures.crops(List.of(Subject.of(run.data, index, ""))).get(0);
    return new PictureGrid.Cell(new Figure.Raster(crop), List.of());
  }

  private Map<Integer, List<Integer>> firstOfEachClass() {
    Map<Integer, List<Integer>> byClass = new LinkedHashMap<>();
    List<Sample> samples = run.data.samples();
    for (int i : run.indices(Split.TRAIN)) {
      List<Integer> list = byClass.computeIfAbsent(samples.get(i).label(), k -> new ArrayList<>());
      if (list.size() < SAMPLES) {
        list.add(i);
      }
    }
    return byClass;
  }

  private List<Block> problems() {
    List<Problem> problems = run.data.problems();
    if (problems.isEmpty()) {
      return List.of(
          new Block.Paragraph("No unreadable files, duplicates or conflicts were found."));
    }
    Map<Problem.Kind, Integer> counts = new LinkedHashMap<>();
    problems.forEach(p -> counts.merge(p.kind(), 1, Integer::sum));
    List<Block.Fact> facts = new ArrayList<>();
    counts.forEach((kind, n) -> facts.add(new Block.Fact(title(kind), String.valueOf(n))));
    List<List<Object>> rows =
        problems.stream()
            .sorted(java.util.Comparator.comparing((Problem p) -> !p.kind().isSkipped()))
            .limit(LISTED)
            .map(p -> List.<Object>of(title(p.kind()), p.message()))
            .toList();
    String caption =
        problems.size() > LISTED
            ? "The first %d of %d findings; report.json lists all"
                .formatted(LISTED, problems.size())
            : "All findings";
    return List.of(
        new Block.Facts(facts),
        new Block.TableBlock(caption, new Table("problems", List.of("kind", "finding"), rows)));
  }

  private static String title(Problem.Kind kind) {
    String words = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
