/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.compare;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetOpening;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.render.Renderers;

/**
 * The pictures of a run's data set, by id, as squares: opened as the run opened it, where it is
 * still there and the same.
 */
final class PictureSource implements AutoCloseable {

  private static final Preprocessing SQUARE = Preprocessing.IMAGENET.sized(224, 224);

  private final FinishedRun run;
  private final Renderers services;
  private final Progress progress;
  private final Map<String, Integer> indices = new HashMap<>();
  private Dataset data;
  private String why = "";

  PictureSource(FinishedRun run, Renderers services, Progress progress) {
    this.run = run;
    this.services = services;
    this.progress = progress;
  }

  /** The picture; empty where the data set or the picture is no longer what the run saw. */
  Optional<RgbImage> picture(String id) {
    open();
    Integer index = indices.get(id);
    if (index == null || !hasContent(id, index)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Preprocessor.crop(data.image(index), SQUARE));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Why there are no pictures; empty where there are. */
  String why() {
    open();
    return why;
  }

  private boolean hasContent(String id, int index) {
    String kept = run.contents().get(id);
    return kept == null
        ? data.fingerprint().equals(run.data().fingerprint())
        : kept.equals(data.contentHash(index));
  }

  private void open() {
    if (data != null || !why.isEmpty()) {
      return;
    }
    try {
      data =
          DatasetOpening.of(
                  services.plugins(), services.binder(), run.data().loading(), run.data().base())
              .open(run.facts().seed(), progress);
      for (int i = 0; i < data.samples().size(); i++) {
        indices.put(data.samples().get(i).id(), i);
      }
    } catch (LucernaException | ParamException | UnknownPluginException | IOException e) {
      why = e.getMessage();
    }
  }

  @Override
  public void close() {
    if (data != null) {
      data.close();
    }
  }
}
