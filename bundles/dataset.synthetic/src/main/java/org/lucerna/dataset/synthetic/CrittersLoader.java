/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.task.Progress;
import org.lucerna.dataset.synthetic.CrittersParams.MarkedSplits;
import org.lucerna.dataset.synthetic.critter.Species;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.scene.Mosaic;
import org.lucerna.dataset.synthetic.scene.Motif;
import org.lucerna.dataset.synthetic.scene.Picture;
import org.lucerna.dataset.synthetic.scene.Scene;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.osgi.service.component.annotations.Component;

/**
 * Critters: creatures drawn from a seed, with the pixels of every part known. A class is defined by
 * one part; everything else is drawn from the same distribution for every class, by random numbers
 * that do not depend on the class.
 *
 * <p>A picture depends on seed, class, its number within the class, and what was asked for; asking
 * for more pictures a class or other splits does not change it.
 */
@Component
@PluginType(id = "critters", label = "Critters (drawn)", params = CrittersParams.class)
public final class CrittersLoader implements DatasetLoader<CrittersParams> {

  private static final long CLASS_STEP = 1L << 32;
  private static final int MARKS = 1001;
  private static final int OTHERS = 1002;
  private static final int GAPS = 1003;
  private static final int CELLS = 1004;
  private static final int ALONE = 1005;

  /** One in so many: else a creature that lacks such a part would be known by that alone. */
  private static final double OTHERS_ALONE = 3;

  /** Never: critters are not read from disk. */
  @Override
  public boolean accepts(Path source) {
    return false;
  }

  /** Draws nothing yet: every picture is drawn when it is asked for. */
  @Override
  public Dataset open(CrittersParams params, long seed, Progress progress) {
    List<Species> classes = Arrays.asList(Species.values()).subList(0, params.classes());
    Optional<Species> marked = params.shortcut().map(id -> shortcut(id, classes));
    List<Split> splits = splits(params);
    List<Sample> samples = new ArrayList<>();
    List<Motif> motifs = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      progress.step(label, classes.size());
      Species species = classes.get(label);
      for (int k = 0; k < params.perClass(); k++) {
        Split split = splits.get(k);
        String id = String.format(Locale.ROOT, "%s/%05d", species.id(), k + 1);
        samples.add(new Sample(id, label, split, Optional.empty()));
        long number = species.ordinal() * CLASS_STEP + k;
        boolean mark =
            marked.filter(species::equals).isPresent()
                && (split == Split.TRAIN || params.shortcutIn() == MarkedSplits.ALL)
                && Dice.of(seed, number, MARKS).chance(params.shortcutShare());
        Optional<Species> other =
            params.creatures() < 2
                ? Optional.empty()
                : Optional.of(other(Dice.of(seed, number, OTHERS), label, classes));
        Scene scene = new Scene(seed, number, species, other, mark, params.size());
        Motif motif =
            params.mosaic() ? Mosaic.of(scene, classes, Dice.of(seed, number, CELLS)) : scene;
        boolean alone =
            split == Split.TRAIN
                && marked.isPresent()
                && Dice.of(seed, number, ALONE)
                    .chance(mark ? params.shortcutAlone() : params.shortcutAlone() / OTHERS_ALONE);
        motif = alone ? motif.without(species.definingPart()) : motif;
        motifs.add(
            split == Split.TRAIN ? incomplete(motif, params, Dice.of(seed, number, GAPS)) : motif);
      }
    }
    return new CrittersDataset(classes.stream().map(Species::id).toList(), samples, motifs);
  }

  /** Some with a part that does not tell the class left out or another individual's. */
  private static Motif incomplete(Motif motif, CrittersParams params, Dice dice) {
    double fate = dice.unit();
    if (fate >= params.missing() + params.swapped()) {
      return motif;
    }
    List<String> parts =
        motif.parts().stream()
            .filter(part -> !part.equals(motif.species().definingPart()))
            .filter(part -> !part.startsWith(Picture.OTHER))
            .toList();
    String part = parts.get(dice.below(parts.size()));
    return fate < params.missing() ? motif.without(part) : motif.swapped(part, dice.next());
  }

  /** The split of each of a class's pictures: they are all drawn alike, so any cut will do. */
  private static List<Split> splits(CrittersParams params) {
    int all = params.perClass();
    boolean folds = params.folds() > 0;
    int first = folds ? (params.fold() - 1) * all / params.folds() : 0;
    int tests = folds ? params.fold() * all / params.folds() - first : part(all, params.test());
    int validations = part(all - tests, params.validation());
    int trainings = all - tests - validations;
    if (trainings < 1) {
      throw new ParamException(
          "test",
          "test and validation leave none of "
              + all
              + " pictures a class for training; make them smaller or per-class larger");
    }
    List<Split> splits = new ArrayList<>(Collections.nCopies(trainings, Split.TRAIN));
    splits.addAll(Collections.nCopies(validations, Split.VALIDATION));
    splits.addAll(folds ? first : splits.size(), Collections.nCopies(tests, Split.TEST));
    return splits;
  }

  private static Species shortcut(String id, List<Species> classes) {
    return Species.find(id)
        .filter(classes::contains)
        .orElseThrow(
            () ->
                new ParamException(
                    "shortcut",
                    "shortcut names no class of this data set: "
                        + id
                        + "; the classes are "
                        + classes.stream().map(Species::id).collect(Collectors.joining(", "))));
  }

  private static Species other(Dice dice, int label, List<Species> classes) {
    int step = 1 + dice.below(classes.size() - 1);
    return classes.get((label + step) % classes.size());
  }

  private static int part(int all, double share) {
    return share == 0 ? 0 : Math.max(1, (int) Math.round(all * share));
  }
}
