/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.dataset.Split;

/** Runs analyses of whatever bundle. */
final class Inspections {

  private Inspections() {}

  /** Splits that an analysis looks at where the user names none. */
  static List<Split> splits(Plugin<?> analysis) {
    return analysis.properties("splits").stream()
        .map(s -> Split.valueOf(s.toUpperCase(Locale.ROOT)))
        .toList();
  }

  /**
   * @throws LucernaException (plugin broken) naming the plugin whose analysis failed
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the record was bound to the class it names
  static Findings analyse(
      Plugin<?> plugin, LiveInspection inspection, Record params, Progress progress)
      throws IOException {
    try {
      return ((Analysis) plugin.service()).analyse(inspection, params, progress);
    } catch (LucernaException | ParamException | CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new LucernaException(
          ExitStatus.PLUGIN,
          "analysis %s of plugin %s failed: %s".formatted(plugin.id(), plugin.origin(), e),
          e);
    }
  }
}
