/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.report.Block;
import org.lucerna.vision.api.session.Inspected;
import org.lucerna.vision.api.session.Studio;

/**
 * Trains the run's job again on a copy of its pictures without the shortcut, and measures both
 * networks on the same test pictures.
 */
final class Remedy {

  /** A class is not trained on fewer pictures. */
  private static final int LEAST = 10;

  private static final int ALL = 100_000;

  /** Pictures of each other class that regions are pasted onto. */
  private static final int TARGETS = 20;

  private final Studio studio;
  private final Storage storage;

  Remedy(Studio studio, Storage storage) {
    this.studio = studio;
    this.storage = storage;
  }

  /**
   * @param base relative paths of the command are meant against it
   * @param out the audit's folder
   */
  record Order(AuditCommandParams params, Path base, Path out, Audited audited) {

    boolean excludes() {
      return params.remedy() == AuditCommandParams.Kind.EXCLUDE;
    }
  }

  Findings apply(Order order, Inspected inspected, Progress progress) throws IOException {
    if (inspected.job().isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "A remedy trains again: give the folder of a run, not a checkpoint.");
    }
    Optional<Tested> chosen = chosen(order);
    if (chosen.isEmpty()) {
      String sentence = "Nothing is convicted, so there is nothing to remedy.";
      return Findings.builder().line(sentence).block(new Block.Paragraph(sentence)).build();
    }
    Suspect suspect = chosen.get().suspect();
    CleanedData.Written written = clean(order, inspected, suspect, progress.part("clean", 0.2));
    Path folder = order.out().resolve("retrained");
    studio.run(job(inspected, written), inspected.base(), folder, progress.part("train", 0.6));
    BeforeAfter measured = measured(order, suspect, folder, progress.part("before and after", 0.2));
    return new RemedyReport(order.audited(), suspect, written, order.excludes())
        .findings(measured, folder);
  }

  private static Optional<Tested> chosen(Order order) {
    List<Tested> tested = order.audited().tested();
    Optional<Integer> rank = order.params().suspect();
    if (rank.isPresent() && rank.get() > tested.size()) {
      throw new LucernaException(
          ExitStatus.USAGE, "There are only %d suspects.".formatted(tested.size()));
    }
    return rank.map(r -> tested.get(r - 1))
        .or(() -> order.audited().of(Verdict.SHORTCUT).stream().findFirst());
  }

  private CleanedData.Written clean(
      Order order, Inspected inspected, Suspect suspect, Progress progress) throws IOException {
    String className = order.audited().className(suspect.classIndex());
    Path folder = order.out().resolve("data");
    try (Dataset data = data(inspected, progress.part("open data", 0.1));
        Inspected training = inspect(order, order.params().run(), progress.part("open", 0.1))) {
      AuditParams all = order.params().audit();
      Viewing.View view =
          new Viewing(training.inspection(), all)
              .look(
                  name -> name.equals(className) ? ALL : others(order, suspect),
                  progress.part("maps", 0.5));
      Suspect there =
          new Finder(view.byClass(), suspect.patch())
              .again(suspect)
              .orElseThrow(
                  () ->
                      new LucernaException(
                          ExitStatus.USAGE,
                          "No training picture of %s has the region beside its object."
                              .formatted(className)));
      CleanedData cleaned =
          new CleanedData(
              data,
              storage,
              training.inspection().model().network().input().preprocessing(),
              order.params().seed());
      cleaned.know(suspect.place() == Place.BACKGROUND ? view.pictures() : there.members());
      Progress writing = progress.part("copy", 0.3);
      if (!order.excludes()) {
        return cleaned.masked(folder, there, className, writing);
      }
      Set<String> carriers = carriers(training, view, there, all.logFactor());
      int left = CleanedData.left(data, className, carriers);
      if (left < LEAST) {
        throw new LucernaException(
            ExitStatus.USAGE,
            "Without the pictures that carry it only %d training pictures of %s are left: use --remedy mask."
                .formatted(left, className));
      }
      return cleaned.without(folder, carriers, writing);
    }
  }

  /** How many pictures of each other class are needed: to paste onto, or where objects are. */
  private static int others(Order order, Suspect suspect) {
    if (suspect.place() == Place.BACKGROUND) {
      return ALL;
    }
    return order.excludes() ? TARGETS : 0;
  }

  private Dataset data(Inspected inspected, Progress progress) throws IOException {
    Object seed = inspected.job().getOrDefault("seed", 0);
    return studio.data(
        map(inspected.job().get("data")), ((Number) seed).longValue(), inspected.base(), progress);
  }

  @SuppressWarnings("unchecked") // a job's data is a mapping with texts as keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private Inspected inspect(Order order, Path run, Progress progress) throws IOException {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("model", run.toString());
    return studio.inspect(choice, List.of(Split.TRAIN, Split.VALIDATION), order.base(), progress);
  }

  /**
   * Pictures whose region, pasted onto pictures of other classes, raises their odds by the factor
   * that counts.
   */
  private static Set<String> carriers(
      Inspected training, Viewing.View view, Suspect suspect, double logFactor) {
    int pastes = 2 * suspect.members().size();
    Transfer transfer =
        new Transfer.Test(suspect, view.pictures(), pastes, training.inspection().seed())
            .run(
                new Answers(training.inspection(), training.inspection().model()), Progress.none());
    Set<String> ids = new TreeSet<>();
    for (Seen seen : suspect.members()) {
      if (transfer.gainOf(seen) > logFactor) {
        ids.add(seen.picture().id());
      }
    }
    return ids;
  }

  /** The run's own job on the copy: trained as before, then evaluated. */
  private static Map<String, Object> job(Inspected inspected, CleanedData.Written written) {
    Map<String, Object> job = new LinkedHashMap<>(inspected.job());
    job.remove("repeat");
    job.put("name", inspected.title() + "-remedied");
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("path", written.csv().toString());
    data.put("classes", inspected.inspection().classes());
    data.put("near-duplicates", -1);
    job.put("data", data);
    List<Object> steps = new ArrayList<>();
    for (Object step : (List<?>) job.get("steps")) {
      boolean train = step instanceof Map<?, ?> m && m.containsKey("train");
      if (train || "train".equals(step)) {
        steps.add(step);
      }
    }
    steps.add(Map.of("evaluate", Map.of("split", List.of("test"))));
    steps.add("report");
    job.put("steps", steps);
    return job;
  }

  private BeforeAfter measured(Order order, Suspect suspect, Path retrained, Progress progress)
      throws IOException {
    Map<String, Object> before = Map.of("model", order.params().run().toString());
    Map<String, Object> after = Map.of("model", retrained.toString());
    List<Split> test = List.of(Split.TEST);
    try (Inspected old = studio.inspect(before, test, order.base(), progress.part("open", 0.1));
        Inspected now = studio.inspect(after, test, order.base(), progress.part("open", 0.1))) {
      return BeforeAfter.of(
          old.inspection(), now.inspection().model(), order, suspect, progress.part("test", 0.8));
    }
  }
}
