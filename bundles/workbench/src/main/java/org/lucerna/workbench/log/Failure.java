/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;

/**
 * A failure in words.
 *
 * @param sentence for the user
 * @param unexpected whether the log must keep the details, because the sentence does not say all
 */
public record Failure(String sentence, boolean unexpected) {

  private static final long MEBI = 1 << 20;

  /** What a failure is to the user. */
  public static Failure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof LucernaException e) {
      boolean ours = e.status() == ExitStatus.FAILED || e.status() == ExitStatus.PLUGIN;
      return new Failure(e.getMessage(), ours && e.getCause() != null);
    }
    if (cause instanceof ParamException || cause instanceof UnknownPluginException) {
      return new Failure(cause.getMessage(), false);
    }
    if (cause instanceof CancellationException) {
      return new Failure("cancelled", false);
    }
    if (cause instanceof OutOfMemoryError) {
      return new Failure(outOfMemory(), true);
    }
    if (cause instanceof IOException e) {
      return new Failure(sentence(e), true);
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return new Failure("unexpected failure: " + cause.getClass().getSimpleName() + message, true);
  }

  /** Work done on other threads arrives wrapped. */
  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && (cause instanceof ExecutionException
            || cause instanceof CompletionException
            || cause instanceof UncheckedIOException)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String outOfMemory() {
    return "out of memory: "
        + Runtime.getRuntime().maxMemory() / MEBI
        + " MiB of Java heap are not enough; use smaller batches or pictures, or give Java more"
        + " with -Xmx";
  }

  /** Many file system exceptions carry only the file's name. */
  private static String sentence(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() == null) {
      String kind = e.getClass().getSimpleName().replace("Exception", "");
      return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
          + ": "
          + f.getFile();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
