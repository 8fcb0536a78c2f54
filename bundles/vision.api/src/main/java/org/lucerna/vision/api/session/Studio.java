/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Split;
import org.osgi.annotation.versioning.ProviderType;

/** Opens models and data sets for live work, by the same code as jobs and commands. A service. */
@ProviderType
public interface Studio {

  /**
   * Opens a data set. The caller closes.
   *
   * @param source a job's {@code data}: {@code path} or {@code loader}, and the loader's keys
   * @param seed decides the splits
   * @param base relative paths are meant against it
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user
   */
  Dataset data(Map<String, Object> source, long seed, Path base, Progress progress)
      throws IOException;

  /**
   * Opens a model and loads it on the device. The caller closes.
   *
   * @param choice by the keys of command {@code explain}: {@code model} (a run's folder or a
   *     checkpoint), or {@code network} and {@code weights}; {@code resize}, {@code crop}, {@code
   *     classes}
   * @param base relative paths are meant against it
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user
   */
  Session open(Map<String, Object> choice, Path base, Progress progress) throws IOException;

  /**
   * Opens a model with pictures to look at, as an analysis is given them. The caller closes.
   *
   * @param choice by the keys of command {@code analyse}: {@code model}, or {@code network} and
   *     {@code weights}; {@code data} and {@code set}, or {@code image}; {@code split, limit, seed,
   *     out}. Where {@code model} is a run's folder and there is neither {@code data} nor {@code
   *     image}, the pictures are the run's own
   * @param splits looked at where the choice names none
   * @param base relative paths are meant against it
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user
   */
  default Inspected inspect(
      Map<String, Object> choice, List<Split> splits, Path base, Progress progress)
      throws IOException {
    throw new UnsupportedOperationException("this studio inspects nothing");
  }

  /**
   * Runs a job as command {@code run} does, in a folder of the caller's choice. A run that ended
   * there is kept, one that was interrupted goes on.
   *
   * @param job as in a job file
   * @param base relative paths are meant against it
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  default Outcome run(Map<String, Object> job, Path base, Path folder, Progress progress)
      throws IOException {
    throw new UnsupportedOperationException("this studio runs no jobs");
  }
}
