/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An open model that answers questions about pictures. Thread-safe: questions are answered one
 * after another; closing waits for the one at work, and later ones fail with {@link
 * IllegalStateException}.
 */
@ProviderType
public interface Session extends AutoCloseable {

  /** For titles, such as {@code squeezenet1_0} or the run's name. */
  String title();

  Network network();

  /** Names of the outputs by index, as many as the network has outputs. */
  List<String> classes();

  /** What opens it again: the choice it was opened by, paths absolute. */
  Map<String, Object> choice();

  /** Where weights come from, checksums, training. */
  Map<String, String> provenance();

  /** What people should know, such as weights without meaning. */
  List<String> notes();

  /** The engine and device that answer, in words. */
  String engine();

  /** The pixels the network sees: resized and cropped. Needs no device. */
  RgbImage crop(RgbImage picture);

  /** Logits {@code [N, classes]} of crops, in one batch. */
  Tensor logits(List<RgbImage> crops);

  /** Values of layers for a crop, each {@code [C, h, w]} or {@code [C]}: one forward pass. */
  Map<LayerId, Tensor> activations(RgbImage crop, Collection<LayerId> layers);

  /**
   * A parameter's values, such as a convolution's {@code [out, in, kh, kw]} {@code weight}.
   *
   * @throws org.lucerna.core.api.param.ParamException if the network has none of that name
   */
  Tensor parameter(String name);

  /**
   * The layers that words mean ({@code last}, {@code cam}, {@code all}, names).
   *
   * @throws org.lucerna.core.api.param.ParamException naming a word that means none
   */
  List<LayerId> layers(List<String> words);

  /**
   * Explains a crop; one forward pass serves all maps, which are handed on one by one as they are
   * found, on the calling thread. A method that does not apply or breaks is left out and noted in
   * {@code progress}, unless nothing is left. The maps are those of command {@code explain} for
   * these words and this one picture, to the bit.
   *
   * @throws org.lucerna.core.api.command.LucernaException with a sentence for the user: a word that
   *     means nothing, or why there is no map at all
   * @throws java.util.concurrent.CancellationException between maps, or while others are answered
   */
  void explain(RgbImage crop, Question question, Progress progress, Consumer<Answer> answers);

  /** Hears what the network says of a picture, and then the maps, on the calling thread. */
  interface Listener {

    /**
     * Comes once, before any map.
     *
     * @param logits {@code [classes]}
     */
    void logits(float[] logits);

    void answer(Answer answer);
  }

  /**
   * As {@link #explain}, and says first what the network made of the picture: one pass for both.
   */
  default void ask(RgbImage crop, Question question, Progress progress, Listener listener) {
    listener.logits(logits(List.of(crop)).toArray());
    explain(crop, question, progress, listener::answer);
  }

  @Override
  void close();
}
