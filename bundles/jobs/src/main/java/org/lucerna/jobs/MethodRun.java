/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;

/** Runs a method with everything wrapped around it. */
final class MethodRun {

  private MethodRun() {}

  /** A method that fails must not take its neighbours' names or a stack trace with it. */
  static Heatmap map(MethodPlan plan, Decorator.Question question, Progress progress) {
    try {
      return wrapped(plan).explain(question, progress);
    } catch (LucernaException | CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new LucernaException(ExitStatus.PLUGIN, sentence(plan, e), e);
    }
  }

  private static String sentence(MethodPlan plan, Throwable failure) {
    return Stream.concat(
            Stream.of(plan.plugin()), plan.decorations().stream().map(Decoration::plugin))
        .filter(MethodRun::hasGone)
        .findFirst()
        .map(
            gone ->
                "plugin %s was removed or changed while method %s ran: run it again"
                    .formatted(gone.origin(), plan.id()))
        .orElseGet(
            () ->
                "method %s of plugin %s failed: %s"
                    .formatted(plan.id(), plan.plugin().origin(), failure));
  }

  /** Classes that a removed bundle had not loaded yet are missing; that is not its fault. */
  private static boolean hasGone(Plugin<?> plugin) {
    try {
      plugin.service();
      return false;
    } catch (LucernaException e) {
      return true;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Decorator.Method wrapped(MethodPlan plan) {
    Explainer explainer = (Explainer) plan.plugin().service();
    Decorator.Method method =
        (q, progress) ->
            explainer.explain(
                new ExplainRequest(
                    q.probe(), q.picture(), q.target(), q.layer(), q.seed(), plan.params()),
                progress);
    for (Decoration decoration : plan.decorations()) {
      Decorator decorator = (Decorator) decoration.plugin().service();
      Decorator.Method inside = method;
      method =
          (question, progress) ->
              decorator.explain(inside, question, decoration.params(), progress);
    }
    return method;
  }
}
