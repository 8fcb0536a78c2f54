/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.examination.Examined;
import org.lucerna.examination.Subject;
import org.lucerna.vision.api.analysis.Analysis;
import org.lucerna.vision.api.analysis.AnalysisType;
import org.lucerna.vision.api.analysis.Findings;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.MapWish;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.analysis.PictureTruth;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Trust cards of many pictures, and how often their verdicts are right where the truth is known
 * ({@link Truthfulness}): on a network that is known to use the defining part, as {@code lucerna
 * lab} finds out.
 */
@Component(service = Analysis.class)
@AnalysisType(
    id = "trust",
    label = "say how far maps can be believed, and how often that is right",
    verb = "evaluate",
    splits = {"test"},
    params = TrustParams.class)
public final class TrustAnalysis implements Analysis<TrustParams> {

  /** Pictures that are explained together. */
  private static final int BATCH = 8;

  private static final double EXPLAINING = 0.2;

  private final TrustCards cards;

  @Activate
  public TrustAnalysis(@Reference Plugins plugins, @Reference ParamBinder binder) {
    this.cards = new TrustCards(plugins, binder);
  }

  @Override
  public Findings analyse(Inspection inspection, TrustParams params, Progress progress)
      throws IOException {
    List<InspectedPicture> pictures = pictures(inspection, params);
    MapWish wish =
        new MapWish(
            params.method(),
            params.layer(),
            List.of(params.target().name().toLowerCase(Locale.ROOT)),
            params.param());
    Examples examples = new Examples(inspection, pictures, params.examples());
    List<Assessed> found = new ArrayList<>();
    TrustCards.Order order = new TrustCards.Order(params.settings(), params.param());
    try (CardWriter writer = cards.open(inspection, order)) {
      for (int from = 0; from < pictures.size(); from += BATCH) {
        List<InspectedPicture> some =
            pictures.subList(from, Math.min(from + BATCH, pictures.size()));
        Progress part =
            progress.part(
                "pictures %d to %d of %d".formatted(from + 1, from + some.size(), pictures.size()),
                (double) some.size() / pictures.size());
        List<PictureMaps> explained = new ArrayList<>();
        inspection.explain(some, wish, part.part("maps", EXPLAINING), explained::add);
        Batch batch = new Batch(inspection, params, writer, examples);
        found.addAll(batch.assess(explained, part.part("cards", 1 - EXPLAINING)));
        progress.step(from + some.size(), pictures.size());
      }
    }
    return new Report(found, params, inspection).findings(examples.figure());
  }

  private static List<InspectedPicture> pictures(Inspection inspection, TrustParams params) {
    List<InspectedPicture> all = inspection.pictures();
    if (all.isEmpty()) {
      throw new LucernaException(
          ExitStatus.USAGE, "There are no pictures to write cards of: give --data or --image.");
    }
    List<InspectedPicture> usable =
        params.target() == TrustParams.About.LABEL
            ? all.stream().filter(p -> p.label().isPresent()).toList()
            : all;
    if (usable.isEmpty()) {
      throw new ParamException(
          "target",
          "no picture's class is one of the network's, so that no map of it can be made: give"
              + " --labels, or --target predicted");
    }
    return usable;
  }

  /** Explained pictures, whose maps get cards. */
  private record Batch(
      Inspection inspection, TrustParams params, CardWriter writer, Examples examples) {

    List<Assessed> assess(List<PictureMaps> pictures, Progress progress) throws IOException {
      List<Assessed> all = new ArrayList<>();
      for (int i = 0; i < pictures.size(); i++) {
        PictureMaps picture = pictures.get(i);
        Seen seen = new Seen(Subject.of(inspection, picture), part(picture.picture()));
        List<Assessed> own = new ArrayList<>();
        for (PictureMaps.PictureMap map : picture.maps()) {
          if (map.classIndex() >= 0 && map.map().names().isEmpty()) {
            Asked asked =
                new Asked(
                    seen.subject().map(map, params.param()), Optional.of(map), params.param());
            String kind = map.label() + " at " + map.layerName();
            own.add(assessed(asked, kind, seen));
            examples.offer(picture, map, own.get(own.size() - 1));
          }
        }
        if (params.baselines() && !picture.maps().isEmpty()) {
          own.addAll(blind(seen, picture.maps().get(0).classIndex()));
        }
        all.addAll(own);
        progress.step(i + 1, pictures.size());
      }
      return all;
    }

    private Assessed assessed(Asked asked, String kind, Seen seen) throws IOException {
      return new Assessed(
          asked.map().picture(),
          kind,
          asked.source().isEmpty(),
          writer.card(asked, Progress.none()),
          Truthfulness.of(asked.map(), seen.part()));
    }

    private List<Assessed> blind(Seen seen, int classIndex) throws IOException {
      int height = seen.subject().input().size(1);
      int width = seen.subject().input().size(2);
      Map<Blind, Heatmap> maps = new EnumMap<>(Blind.class);
      maps.put(Blind.RANDOM, Blind.random(height, width, seed(seen.subject().picture())));
      maps.put(Blind.CENTRE, Blind.centre(height, width));
      seen.part().ifPresent(part -> maps.put(Blind.TRUTH, Blind.truth(part)));
      List<Assessed> all = new ArrayList<>();
      for (Map.Entry<Blind, Heatmap> map : maps.entrySet()) {
        String label = map.getKey().label();
        Examined examined = seen.subject().baseline(label, classIndex, map.getValue());
        all.add(assessed(new Asked(examined, Optional.empty(), List.of()), label, seen));
      }
      return all;
    }

    private long seed(InspectedPicture picture) {
      return inspection.seed() * 31 + picture.id().hashCode();
    }

    private Optional<Mask> part(InspectedPicture picture) {
      return inspection.truth(picture).flatMap(PictureTruth::foreground);
    }
  }

  /**
   * A picture before the network.
   *
   * @param part what makes it what it is, where that is known
   */
  private record Seen(Subject subject, Optional<Mask> part) {}
}
