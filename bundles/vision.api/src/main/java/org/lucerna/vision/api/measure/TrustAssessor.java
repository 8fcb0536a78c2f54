/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.io.IOException;
import java.util.List;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.analysis.Inspection;
import org.lucerna.vision.api.analysis.PictureMaps;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says in one card how far a map can be believed. Registered with {@code PluginType}. Stateless.
 */
@ConsumerType
public interface TrustAssessor {

  /**
   * Prepares for cards of maps of one model. The caller closes, before the model.
   *
   * @throws java.util.concurrent.CancellationException when the user cancelled
   */
  Cards open(Inspection inspection, Wish wish, Progress progress) throws IOException;

  /**
   * What is wanted.
   *
   * @param params of the methods that made the maps, {@code ID.KEY=VALUE}: they make them again
   * @param slow whether maps of slow methods are made again, too; several times the cost of the map
   */
  record Wish(List<String> params, boolean slow) {
    public Wish {
      params = List.copyOf(params);
    }
  }

  /** Writes cards, one after another, on one thread. */
  interface Cards extends AutoCloseable {

    /**
     * The card of a map about a class; of one that is about none, or of several maps in one, it is
     * undefined.
     *
     * @param picture with its map
     * @throws java.util.concurrent.CancellationException when the user cancelled
     */
    TrustCard card(PictureMaps picture, PictureMaps.PictureMap map, Progress progress)
        throws IOException;

    @Override
    void close();
  }
}
