/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.Table;
import org.lucerna.vision.api.network.Network;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists networks, or the layers of one. */
@Component
@CommandType(
    id = "networks",
    label = "list the networks, or the layers of one",
    params = NetworksParams.class)
@CommandPlace(menu = "Model", position = 30)
public final class NetworksCommand implements Command<NetworksParams> {

  private final Workplace work;

  @Activate
  public NetworksCommand(@Reference Workplace work) {
    this.work = work;
  }

  @Override
  public Outcome run(NetworksParams params, Context context) {
    return params.name().map(name -> one(name, params, context)).orElseGet(this::all);
  }

  private Outcome one(String name, NetworksParams params, Context context) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("network", name);
    params.head().ifPresent(h -> model.put("head", h));
    OptionalInt classes =
        params.head().isPresent() ? OptionalInt.of(params.classes()) : OptionalInt.empty();
    ModelBuilder.Design design =
        new ModelBuilder(work).design(model, classes, context.workingDirectory());
    design.entry().notes().forEach(context.progress()::note);
    Network network = design.network();
    LayerTable table = LayerTable.of(network);
    List<String> lines = new ArrayList<>(TextTable.lines(table.table()));
    lines.add(String.format(Locale.ROOT, "%s: %,d parameters", network.id(), table.parameters()));
    return Outcome.ok(lines, table.json());
  }

  private Outcome all() {
    List<List<Object>> rows = new ArrayList<>();
    List<Map<String, Object>> json = new ArrayList<>();
    for (Networks.Entry entry : new Networks(work).all()) {
      String id = entry.variant().id();
      LayerTable table = LayerTable.of(entry.family().service().network(id));
      rows.add(List.of(id, entry.variant().label(), table.parameters(), entry.variant().cite()));
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", id);
      one.put("label", entry.variant().label());
      one.put("parameters", table.parameters());
      one.put("cite", entry.variant().cite());
      one.put("plugin", entry.family().origin());
      json.add(one);
    }
    Table table = new Table("networks", List.of("name", "network", "parameters", "paper"), rows);
    return Outcome.ok(TextTable.lines(table), Map.of("networks", json));
  }
}
