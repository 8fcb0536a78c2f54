/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;

/** A session that says what it was opened by and answers nothing. */
final class FakeSession implements Session {

  private final Map<String, Object> choice;
  volatile boolean closed;

  FakeSession(Map<String, Object> choice) {
    this.choice = choice;
  }

  @Override
  public String title() {
    return Documents.name(choice);
  }

  @Override
  public Network network() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> classes() {
    return List.of("a", "b");
  }

  @Override
  public Map<String, Object> choice() {
    return choice;
  }

  @Override
  public Map<String, String> provenance() {
    return Map.of();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public String engine() {
    return "no engine";
  }

  @Override
  public RgbImage crop(RgbImage picture) {
    return picture;
  }

  @Override
  public Tensor logits(List<RgbImage> crops) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<LayerId, Tensor> activations(RgbImage crop, Collection<LayerId> layers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tensor parameter(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<LayerId> layers(List<String> words) {
    return List.of();
  }

  @Override
  public void explain(
      RgbImage crop, Question question, Progress progress, Consumer<Answer> answers) {}

  @Override
  public void close() {
    closed = true;
  }
}
