/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One verb: a command of the command line, a menu item, an entry of the palette. Registered as a
 * service with {@link CommandType}.
 *
 * @param <P> the parameter record
 */
@ConsumerType
public interface Command<P extends Record> {

  /**
   * @throws LucernaException with a sentence for the user and the exit status
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  Outcome run(P params, Context context) throws Exception;
}
