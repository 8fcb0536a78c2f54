/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.List;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.plugin.Plugin;

/** A command that a job file names: one that stands alone, or a member of a family. */
interface JobCommand {

  /** One word, or two. */
  String id();

  /** The records its parameters fill. */
  List<Class<? extends Record>> params();

  /**
   * @param params one of each class of {@link #params}, in that order
   */
  Outcome run(List<Record> params, Context context) throws Exception;

  /** A command of its own. */
  record Single(@SuppressWarnings("rawtypes") Plugin<Command> plugin) implements JobCommand {

    @Override
    public String id() {
      return plugin.id();
    }

    @Override
    public List<Class<? extends Record>> params() {
      return List.of(plugin.params());
    }

    @Override
    @SuppressWarnings("unchecked") // the record was bound to the class the command names
    public Outcome run(List<Record> params, Context context) throws Exception {
      return plugin.service().run(params.get(0), context);
    }
  }

  /** One of a family. */
  record Member(CommandFamily family, String id) implements JobCommand {

    @Override
    public List<Class<? extends Record>> params() {
      return family.params(id);
    }

    @Override
    public Outcome run(List<Record> params, Context context) throws Exception {
      return family.run(id, params, context);
    }
  }
}
