/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists explanation methods and decorators, or shows one. */
@Component
@CommandType(
    id = "methods",
    label = "list the explanation methods, or all about one",
    params = MethodsParams.class)
@CommandPlace(menu = "Explain", position = 90)
public final class MethodsCommand implements Command<MethodsParams> {

  private final Workplace work;

  @Activate
  public MethodsCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(MethodsParams params, Context context) {
    return params.id().map(this::one).orElseGet(this::all);
  }

  private Outcome one(String given) {
    String id = given.startsWith(":") ? given.substring(1) : given;
    Optional<? extends Plugin<?>> decorator = work.plugins().find(Decorator.class, id);
    MethodCard card =
        decorator.isPresent()
            ? new MethodCard(work, decorator.get(), true)
            : new MethodCard(work, work.plugins().require(Explainer.class, "method", id), false);
    return Outcome.ok(card.lines(), card.json());
  }

  private Outcome all() {
    List<MethodCard> cards = new ArrayList<>();
    for (Plugin<?> plugin : work.plugins().all(Explainer.class)) {
      cards.add(new MethodCard(work, plugin, false));
    }
    for (Plugin<?> plugin : work.plugins().all(Decorator.class)) {
      cards.add(new MethodCard(work, plugin, true));
    }
    Table table =
        new Table(
            "methods",
            List.of("id", "method", "cost", "layers", "needs", "paper"),
            cards.stream().map(MethodCard::row).toList());
    List<String> lines = new ArrayList<>(TextTable.lines(table));
    lines.add(
        "cost: F a forward pass, B one back to the picture; Ft, Bt those of the tail behind the"
            + " layer; C its channels, HW its cells. One F is shared by all.");
    return Outcome.ok(lines, Map.of("methods", cards.stream().map(MethodCard::json).toList()));
  }
}
