/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.measure.TrustAssessor;
import org.lucerna.vision.api.measure.TrustCard;

/** Has a card written for each map, by whatever plugin writes such cards. */
final class Trusting {

  private final Plugin<TrustAssessor> plugin;

  /**
   * @throws LucernaException (plugin missing) if nobody writes cards
   */
  Trusting(Workplace work) {
    this.plugin =
        work.plugins().all(TrustAssessor.class).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new LucernaException(
                        ExitStatus.PLUGIN,
                        "trust cards are written by plugin org.lucerna.trust, which is not"
                            + " installed: leave 'trust' out, or install it"));
  }

  /**
   * @param explained pictures of the inspection, in its order
   */
  TrustCards cards(
      List<Explained> explained,
      LiveInspection inspection,
      TrustAssessor.Wish wish,
      Progress progress)
      throws IOException {
    try {
      return written(explained, inspection, wish, progress);
    } catch (LucernaException | ParamException | CancellationException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new LucernaException(
          ExitStatus.PLUGIN,
          "trust cards of plugin %s failed: %s".formatted(plugin.origin(), e),
          e);
    }
  }

  private TrustCards written(
      List<Explained> explained,
      LiveInspection inspection,
      TrustAssessor.Wish wish,
      Progress progress)
      throws IOException {
    Map<Explanation, TrustCard> cards = new IdentityHashMap<>();
    long total = explained.stream().mapToLong(p -> p.maps().size()).sum();
    try (TrustAssessor.Cards writer = plugin.service().open(inspection, wish, progress)) {
      for (int i = 0; i < explained.size(); i++) {
        PictureMaps picture = handed(explained.get(i), inspection.pictures().get(i));
        for (int m = 0; m < picture.maps().size(); m++) {
          Explanation map = explained.get(i).maps().get(m);
          Progress part =
              progress.part("card of " + picture.picture().id(), 1.0 / Math.max(1, total));
          cards.put(map, writer.card(picture, picture.maps().get(m), part));
          progress.step(cards.size(), total);
        }
      }
    }
    return new TrustCards(cards);
  }

  private static PictureMaps handed(Explained explained, InspectedPicture picture) {
    List<PictureMaps.PictureMap> maps = new ArrayList<>();
    for (Explanation map : explained.maps()) {
      maps.add(
          new PictureMaps.PictureMap(
              map.method(),
              map.label(),
              map.layer(),
              map.layerName(),
              map.aim().id(),
              map.aim().isClass() ? map.classIndex() : Target.NO_CLASS,
              map.map()));
    }
    return new PictureMaps(picture, explained.crop(), explained.prediction().logits(), maps);
  }
}
