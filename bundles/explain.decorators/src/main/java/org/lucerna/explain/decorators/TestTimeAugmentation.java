/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.decorators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.DecoratorType;
import org.osgi.service.component.annotations.Component;

/**
 * Test-time augmentation smoothing, as pytorch-grad-cam's aug_smooth: the picture times 0.9, 1 and
 * 1.1 in normalised values, each also mirrored; maps of mirrored copies are mirrored back; the mean
 * of the raw maps. Shaped and signed as the method's map.
 */
@Component
@DecoratorType(
    id = "tta",
    label = "test-time augmentation",
    cite = "J. Gildenblat and contributors, pytorch-grad-cam (aug_smooth), 2021",
    about = "The mean of the maps of mirrored and brightened copies, mirrored back.",
    cost = "6 runs: 2 for each factor",
    params = TestTimeParams.class)
public final class TestTimeAugmentation implements Decorator<TestTimeParams> {

  /** Pixels that mirrored cells may be off without a word. */
  private static final double EXACT = 0.5;

  @Override
  public Heatmap explain(
      Method method, Question question, TestTimeParams params, Progress progress) {
    List<Tensor> copies = copies(question.probe().input(question.picture()), params);
    List<Heatmap> maps =
        new Copies(method, question, params.batch()).explain(copies.size(), copies::get, progress);
    List<Tensor> back = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      Tensor map = Maps.requireOne(maps.get(i), "tta").values();
      back.add(isMirrored(i, params) ? Mirror.of(map) : map);
    }
    Heatmap mean =
        Maps.remade(maps, Maps.mean(back), maps.get(0).sign())
            .with("tta", "mean of %d copies' maps".formatted(maps.size()));
    return params.flip() ? checked(mean, copies.get(0).size(2)) : mean;
  }

  private static List<Tensor> copies(Tensor picture, TestTimeParams params) {
    List<Tensor> copies = new ArrayList<>();
    for (double factor : params.factors()) {
      Tensor copy = picture.times((float) factor);
      copies.add(copy);
      if (params.flip()) {
        copies.add(Mirror.of(copy));
      }
    }
    return copies;
  }

  /** Mirrored copies follow theirs. */
  private static boolean isMirrored(int copy, TestTimeParams params) {
    return params.flip() && copy % 2 == 1;
  }

  private static Heatmap checked(Heatmap map, int width) {
    int columns = map.values().size(map.values().rank() - 1);
    double off = map.cells().map(cells -> Mirror.offset(cells, columns, width)).orElse(0.0);
    return off <= EXACT
        ? map
        : Maps.warned(
            map,
            String.format(
                Locale.ROOT,
                "the cells are not centred in the picture: mirrored ones lie %.1f pixels beside those they are added to",
                off));
  }
}
