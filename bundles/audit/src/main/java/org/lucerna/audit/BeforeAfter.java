/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.compute.Model;

/**
 * Two networks on the same pictures, changed in the same way.
 *
 * @param splits how many pictures of each split were asked
 */
record BeforeAfter(List<Row> rows, Map<String, Integer> splits) {

  /**
   * One figure: a share of pictures, a difference of shares or probabilities, or of logarithmic
   * odds.
   *
   * @param odds whether it is one of odds
   * @param difference after less before, paired by picture
   */
  record Row(String name, boolean odds, Measured before, Measured after, Measured difference) {

    static Row of(Pair pair, List<String> groups, long seed) {
      double[] before = pair.before();
      double[] after = pair.after();
      return new Row(
          pair.name(),
          pair.odds(),
          Measured.of(before, groups, seed),
          Measured.of(after, groups, seed),
          Measured.of(Removal.minus(after, before), groups, seed));
    }
  }

  /** Values of both networks, by picture. */
  record Pair(String name, boolean odds, double[] before, double[] after) {}

  static BeforeAfter of(
      Inspection inspection, Model after, Remedy.Order order, Suspect suspect, Progress progress)
      throws IOException {
    AuditParams params = order.params().audit();
    Viewing.View view = new Viewing(inspection, params).look(progress.part("maps", 0.4));
    Suspect there =
        new Finder(view.byClass(), suspect.patch())
            .again(suspect)
            .orElseThrow(
                () ->
                    new LucernaException(
                        ExitStatus.FAILED, "no test picture has the region that was suspected"));
    Networks networks = new Networks(inspection, after, view, params);
    List<Row> rows = new ArrayList<>();
    rows.addAll(networks.accuracy(there.classIndex(), order.audited()));
    rows.addAll(networks.replaced(there, order.audited(), progress.part("replaced", 0.3)));
    rows.addAll(networks.pasted(there, order.audited(), progress.part("pasted", 0.3)));
    return new BeforeAfter(rows, view.splits());
  }

  /** Both networks, asked the same. */
  private record Networks(
      Inspection inspection, Model after, Viewing.View view, AuditParams params) {

    private Answers old() {
      return new Answers(inspection, inspection.model());
    }

    private Answers now() {
      return new Answers(inspection, after);
    }

    List<Row> accuracy(int classIndex, Audited audited) {
      List<Seen> all = view.pictures();
      double[][] answers = now().of(all.size(), i -> all.get(i).crop(), Progress.none());
      List<Row> rows = new ArrayList<>();
      rows.add(row("accuracy, pictures as they are", all, answers, s -> true));
      rows.add(
          row(
              "accuracy of %s, as they are".formatted(audited.className(classIndex)),
              all,
              answers,
              s -> s.classIndex() == classIndex));
      return rows;
    }

    private Row row(
        String name, List<Seen> all, double[][] answers, java.util.function.Predicate<Seen> which) {
      List<Seen> some = all.stream().filter(which).toList();
      return Row.of(
          new Pair(
              name,
              false,
              some.stream().mapToDouble(s -> s.predicted() == s.classIndex() ? 1 : 0).toArray(),
              some.stream()
                  .mapToDouble(s -> Answers.best(answers[s.number()]) == s.classIndex() ? 1 : 0)
                  .toArray()),
          some.stream().map(s -> s.picture().group()).toList(),
          inspection.seed());
    }

    List<Row> replaced(Suspect suspect, Audited audited, Progress progress) {
      Removal before = removal(suspect, old(), progress.part("before", 0.5));
      Removal now = removal(suspect, now(), progress.part("after", 0.5));
      String name = audited.className(suspect.classIndex());
      return List.of(
          Row.of(
              new Pair(
                  "accuracy of %s, region replaced".formatted(name),
                  false,
                  before.suspect().right(),
                  now.suspect().right()),
              before.groups(),
              inspection.seed()),
          Row.of(
              new Pair(
                  "loss of %s's odds when replaced, beyond the control's".formatted(name),
                  true,
                  before.beyondControl(),
                  now.beyondControl()),
              before.groups(),
              inspection.seed()));
    }

    private Removal removal(Suspect suspect, Answers answers, Progress progress) {
      return new Removal.Test(suspect, view.pictures(), params.draws(), inspection.seed())
          .run(answers, progress);
    }

    List<Row> pasted(Suspect suspect, Audited audited, Progress progress) {
      Transfer before = transfer(suspect, old(), progress.part("before", 0.5));
      Transfer now = transfer(suspect, now(), progress.part("after", 0.5));
      String name = audited.className(suspect.classIndex());
      return List.of(
          Row.of(
              new Pair(
                  "flips to %s when pasted, beyond the control's".formatted(name),
                  false,
                  before.flips(),
                  now.flips()),
              before.targetGroups(),
              inspection.seed()),
          Row.of(
              new Pair(
                  "gain of %s's odds when pasted, beyond the control's".formatted(name),
                  true,
                  before.beyondControl(),
                  now.beyondControl()),
              before.targetGroups(),
              inspection.seed()));
    }

    private Transfer transfer(Suspect suspect, Answers answers, Progress progress) {
      return new Transfer.Test(suspect, view.pictures(), params.pastes(), inspection.seed())
          .run(answers, progress);
    }
  }
}
