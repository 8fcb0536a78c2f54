/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.PictureOrder;
import org.lucerna.workbench.api.current.PictureSet;

/** The next and the previous picture: as they are listed, of those picked, else of all. */
final class Steps {

  private Steps() {}

  /** The picture {@code by} steps on; empty where there is no data set. */
  static Optional<CurrentPicture> step(Selection selection, int by) {
    Optional<CurrentData> data = selection.get(CurrentData.class);
    if (data.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt now =
        selection
            .get(CurrentPicture.class)
            .map(p -> p.origin().sample())
            .orElse(OptionalInt.empty());
    PictureOrder order =
        selection
            .get(PictureOrder.class)
            .or(() -> selection.get(PictureSet.class).map(s -> new PictureOrder(s.samples())))
            .filter(o -> now.isEmpty() || o.samples().contains(now.getAsInt()))
            .orElseGet(() -> all(data.get()));
    OptionalInt next = order.from(now, by);
    return next.isPresent() ? Optional.of(data.get().picture(next.getAsInt())) : Optional.empty();
  }

  private static PictureOrder all(CurrentData data) {
    return new PictureOrder(IntStream.range(0, data.data().samples().size()).boxed().toList());
  }
}
