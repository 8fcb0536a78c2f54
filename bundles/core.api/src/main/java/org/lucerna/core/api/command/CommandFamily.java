/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.command;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Commands that come and go with plugins of some other kind, such as one for each analysis. A
 * service registered with {@code PluginType}.
 */
@ConsumerType
public interface CommandFamily {

  /** The commands there are now; loads none of their classes. */
  List<Member> members();

  /**
   * The parameter records of a member, which are filled from one list of options; no two have a
   * parameter of one name.
   */
  List<Class<? extends Record>> params(String id);

  /**
   * @param id of a member
   * @param params a record for each of {@link #params}, in that order
   * @throws LucernaException with a sentence for the user and the exit status
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  Outcome run(String id, List<Record> params, Context context) throws Exception;

  /**
   * One command.
   *
   * @param id the words on the command line, such as {@code "analyse filters"}
   * @param label one sentence, without a full stop
   * @param origin the bundle that brought it, as {@code name version}
   */
  record Member(String id, String label, String origin) {}
}
