/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.util.List;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandFamily;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.plugin.Plugin;

/** A command as the window sees it: one that stands alone, or a member of a family. */
interface Verb {

  /** One word, or two. */
  String id();

  String label();

  /** The bundle that brought it, as {@code name version}. */
  String origin();

  /** The records its form fills. */
  List<Class<? extends Record>> params();

  /**
   * @param params one of each class of {@link #params}, in that order
   */
  Outcome run(List<Record> params, Context context) throws Exception;

  /** A command of its own. */
  record Single(Plugin<Command<?>> plugin) implements Verb {

    @Override
    public String id() {
      return plugin.id();
    }

    @Override
    public String label() {
      return plugin.label();
    }

    @Override
    public String origin() {
      return plugin.origin();
    }

    @Override
    public List<Class<? extends Record>> params() {
      return List.of(plugin.params());
    }

    @Override
    public Outcome run(List<Record> params, Context context) throws Exception {
      return run(plugin.service(), params.get(0), context);
    }

    @SuppressWarnings("unchecked") // the record was bound to the class the command names
    private static <P extends Record> Outcome run(
        Command<P> command, Record params, Context context) throws Exception {
      return command.run((P) params, context);
    }
  }

  /** One of a family. */
  record OfFamily(CommandFamily family, CommandFamily.Member member) implements Verb {

    @Override
    public String id() {
      return member.id();
    }

    @Override
    public String label() {
      return member.label();
    }

    @Override
    public String origin() {
      return member.origin();
    }

    @Override
    public List<Class<? extends Record>> params() {
      return family.params(member.id());
    }

    @Override
    public Outcome run(List<Record> params, Context context) throws Exception {
      return family.run(member.id(), params, context);
    }
  }
}
