/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.shell;

import java.util.List;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;

/** A data set of black pictures; each is itself, whatever its name. */
public final class FakeData implements Dataset {

  private final String name;
  private final List<Sample> samples;
  private volatile boolean closed;

  public FakeData(String name, List<Sample> samples) {
    this.name = name;
    this.samples = samples;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> classes() {
    return List.of("a", "b");
  }

  @Override
  public List<Sample> samples() {
    return samples;
  }

  @Override
  public RgbImage image(int index) {
    return RgbImage.wrap(2, 2, new int[4]);
  }

  @Override
  public String contentHash(int index) {
    return "hash" + index;
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public String fingerprint() {
    return "fingerprint";
  }

  @Override
  public void close() {
    closed = true;
  }
}
