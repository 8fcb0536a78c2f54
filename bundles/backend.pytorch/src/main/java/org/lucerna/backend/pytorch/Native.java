/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** The border to native code: what every entry into it needs, and what its failures become. */
final class Native {

  /** Work that may throw a checked exception. */
  interface Work<T, E extends Exception> {
    T run() throws E;
  }

  private Native() {}

  /**
   * Runs {@code work} without recording gradients, whatever this thread did before: on a new thread
   * recording is on.
   *
   * @param what for the message, such as {@code "the forward pass of vgg16"}
   * @throws LucernaException (device) when memory runs out, (failed) when the engine fails
   *     otherwise
   */
  static <T, E extends Exception> T call(String what, Work<T, E> work) throws E {
    JniUtils.setGradMode(false);
    try {
      return work.run();
    } catch (EngineException e) {
      throw translate(what, e);
    } catch (OutOfMemoryError e) {
      throw outOfMemory(what, e);
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  /** What an engine's failure means for the user. */
  static LucernaException translate(String what, EngineException e) {
    String message = String.valueOf(e.getMessage()).strip();
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("allocate memory")
        || lower.contains("out of memory")
        || lower.contains("not enough memory")
        || lower.contains("bad_alloc")) {
      return outOfMemory(what, e);
    }
    return new LucernaException(
        ExitStatus.FAILED, "PyTorch failed in " + what + ": " + firstSentence(message), e);
  }

  private static LucernaException outOfMemory(String what, Throwable e) {
    return new LucernaException(
        ExitStatus.DEVICE,
        "Memory ran out in " + what + ": use a smaller batch or smaller pictures.",
        e);
  }

  /** torch appends its own stack trace behind the first line. */
  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
