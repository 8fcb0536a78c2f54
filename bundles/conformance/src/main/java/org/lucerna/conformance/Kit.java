/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.Capability;

/** All checks, and what they find of a method. */
final class Kit {

  private static final List<Check> CHECKS =
      Stream.of(
              Basics.checks(),
              Repetition.checks(),
              Invariance.checks(),
              Truth.checks(),
              Extremes.checks(),
              Sight.checks(),
              Conduct.checks())
          .flatMap(List::stream)
          .toList();

  private final Laboratory laboratory;
  private final List<Check> checks;

  /**
   * @param wanted ids of checks; empty for all
   */
  Kit(Laboratory laboratory, Set<String> wanted) {
    this.laboratory = laboratory;
    this.checks = CHECKS.stream().filter(c -> wanted.isEmpty() || wanted.contains(c.id())).toList();
  }

  static List<Check> checks() {
    return CHECKS;
  }

  /**
   * @param standard id of the published method it is held against; most often its own
   */
  Verification verify(Candidate candidate, String standard, Progress progress) {
    long begin = System.nanoTime();
    Examination examination = new Examination(candidate, laboratory, standard);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      findings.add(finding(checks.get(i), examination));
      progress.step(i + 1, checks.size());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Verification(candidate.id(), candidate.origin(), seconds, findings);
  }

  /** A method that fails in an unforeseen way fails the check, not the kit. */
  private Finding finding(Check check, Examination examination) {
    Set<Capability> lacking = EnumSet.noneOf(Capability.class);
    lacking.addAll(examination.candidate().requires());
    lacking.removeAll(laboratory.capabilities());
    if (!lacking.isEmpty() && !check.id().equals("metadata")) {
      return new Finding(check.id(), Verdict.NOT_APPLICABLE, "the backend lacks " + lacking);
    }
    try {
      return new Finding(check.id(), Verdict.PASSED, check.examine(examination));
    } catch (Check.NotApplicable | Examination.Refusal e) {
      return new Finding(check.id(), Verdict.NOT_APPLICABLE, e.getMessage());
    } catch (Check.Failure e) {
      return new Finding(check.id(), Verdict.FAILED, e.getMessage());
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Finding(check.id(), Verdict.FAILED, "the check could not be made: " + e);
    }
  }
}
