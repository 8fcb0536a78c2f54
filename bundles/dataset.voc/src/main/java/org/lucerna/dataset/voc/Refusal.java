/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** Data that cannot be used at all, in one sentence. */
final class Refusal {

  private Refusal() {}

  static LucernaException unreadable(String sentence, Object... arguments) {
    return new LucernaException(ExitStatus.UNREADABLE, sentence.formatted(arguments));
  }
}
