/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.units.patches;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.network.InputRegions;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.report.Block;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The regions of pictures that make each unit fire most (Girshick et al. 2014, section 3.1): the
 * top-k places of each channel of some layers, or of classes, in all pictures, with their exact
 * receptive fields.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "patches",
    label = "find the picture regions that fire each unit most",
    cite =
        "R. Girshick et al., Rich feature hierarchies for accurate object detection and semantic"
            + " segmentation, CVPR 2014, section 3.1",
    params = PatchesParams.class)
public final class PatchesAnalysis implements Analysis<PatchesParams> {

  /** Of the bar; drawing takes the rest. */
  private static final double LOOKING = 0.9;

  @Activate
  public PatchesAnalysis() {}

  @Override
  public Findings analyse(Inspection inspection, PatchesParams params, Progress progress)
      throws IOException {
    if (inspection.pictures().isEmpty()) {
      throw new ParamException(
          "data", "patches are regions of pictures: name a data set or pictures");
    }
    UnitChoice choice = UnitChoice.of(inspection, params);
    TopPatches top =
        TopPatches.find(
            inspection,
            inspection.pictures(),
            new TopPatches.Wish(choice.layers(), params.top(), params.distinct()),
            progress.part("pictures", LOOKING));
    PatchFinder finder = new PatchFinder(inspection, top);
    Findings.Builder findings = Findings.builder();
    PatchTable table = new PatchTable();
    choice.all().forEach(unit -> finder.of(unit).forEach(table::add));
    summary(findings, choice, new Counted(inspection, top, params));
    List<List<Unit>> drawn = choice.drawn(top, params.figures());
    draw(findings, finder, drawn, new Drawing(inspection, params, choice.rule(), progress));
    return findings.table(table.table()).build();
  }

  private record Counted(Inspection inspection, TopPatches top, PatchesParams params) {}

  private static void summary(Findings.Builder findings, UnitChoice choice, Counted counted) {
    int pictures = counted.inspection().pictures().size();
    findings.json("pictures", pictures).json("top", counted.params().top());
    Map<LayerId, List<Unit>> byLayer = new LinkedHashMap<>();
    choice.all().forEach(u -> byLayer.computeIfAbsent(u.layer(), l -> new ArrayList<>()).add(u));
    List<Object> layers = new ArrayList<>();
    byLayer.forEach(
        (layer, units) -> {
          float[] strongest = counted.top().strongest(layer);
          long silent = units.stream().filter(u -> strongest[u.channel()] == 0).count();
          Unit first = units.get(0);
          String name = first.isClass() ? "classes" : first.layerName();
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("layer", first.layerName());
          json.put("units", units.size());
          json.put("silent", silent);
          layers.add(json);
          findings.line(
              "%s: %d units over %d pictures, %d of them never fire"
                  .formatted(name, units.size(), pictures, silent));
        });
    findings.json("layers", layers);
  }

  private record Drawing(
      Inspection inspection, PatchesParams params, String rule, Progress progress) {}

  private static void draw(
      Findings.Builder findings, PatchFinder finder, List<List<Unit>> drawn, Drawing drawing)
      throws IOException {
    int count = drawn.stream().mapToInt(List::size).sum();
    if (count == 0) {
      return;
    }
    findings.block(
        new Block.Paragraph(
            "%d units are drawn: %s. The table patches.csv has all units, each with its top %d."
                .formatted(count, drawing.rule(), drawing.params().top())));
    Progress progress = drawing.progress().part("figures", 1 - LOOKING);
    PatchSheets sheets = new PatchSheets(drawing.inspection(), drawing.params().show());
    for (int i = 0; i < drawn.size(); i++) {
      progress.step(i, drawn.size());
      List<List<Patch>> patches =
          drawn.get(i).stream().map(finder::of).filter(list -> !list.isEmpty()).toList();
      sheets.of(patches).forEach(findings::block);
    }
    progress.step(drawn.size(), drawn.size());
  }

  /** What was found, with the pixels it depends on. */
  private static final class PatchFinder {

    private final TopPatches top;
    private final InputRegions regions;
    private final Map<Integer, InspectedPicture> pictures = new HashMap<>();

    PatchFinder(Inspection inspection, TopPatches top) {
      this.top = top;
      this.regions = new InputRegions(inspection.model().network());
      inspection.pictures().forEach(p -> pictures.put(p.index(), p));
    }

    List<Patch> of(Unit unit) {
      List<Patch> patches = new ArrayList<>();
      for (Firing firing : top.of(unit.layer(), unit.channel())) {
        patches.add(
            new Patch(
                unit,
                patches.size() + 1,
                pictures.get(firing.picture()),
                firing,
                regions.of(unit.layer(), unit.channel(), firing.y(), firing.x())));
      }
      return patches;
    }
  }
}
