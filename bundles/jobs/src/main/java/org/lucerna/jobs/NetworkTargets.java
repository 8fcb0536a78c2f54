/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.imaging.MapScaler;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.SimilarityTarget;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/** {@link SpecialTargets} of one model. Embeddings of other pictures are computed once. */
final class NetworkTargets implements SpecialTargets, UnitWords.Layers {

  private final Workplace work;
  private final Model model;
  private final Path base;
  private final Map<LayerId, Shape> shapes;
  private final Map<Path, Tensor> embeddings = new HashMap<>();

  /**
   * @param base files are named relative to it
   */
  NetworkTargets(Workplace work, Model model, Path base) {
    this.work = work;
    this.model = model;
    this.base = base;
    this.shapes = Shapes.of(model.network());
  }

  @Override
  public Optional<Wanted> unit(String word) {
    return UnitWords.parse(word, this);
  }

  @Override
  public LayerId layer(String name) {
    return LayerNames.resolve(work, model.network(), name);
  }

  @Override
  public Shape shape(LayerId layer) {
    return shapes.get(layer);
  }

  @Override
  public String displayName(LayerId layer) {
    return model.network().displayName(layer);
  }

  @Override
  public Wanted like(String file) {
    Path path = base.resolve(file);
    Tensor embedding = embeddings.computeIfAbsent(path, this::embedding);
    return new Wanted(
        new SimilarityTarget(model.network().features(), embedding),
        Optional.of(
            new Wanted.Name(
                "like-" + Aims.slug(String.valueOf(path.getFileName())),
                "likeness to " + path.getFileName())));
  }

  private Tensor embedding(Path file) {
    Network network = model.network();
    RgbImage crop = Preprocessor.crop(decoded(file), network.input().preprocessing());
    Tensor inputs = Pictures.inputs(List.of(crop), network.input().preprocessing());
    Tensor features = model.run(Network.INPUT, inputs, network.features()).slice(0);
    float[] pooled = features.rank() == 3 ? features.channelMeans() : features.toArray();
    return Tensor.wrap(pooled, pooled.length);
  }

  @Override
  public Wanted mask(int classIndex, String file) {
    Shape output = shapes.get(model.network().output());
    if (!output.isSpatial()) {
      throw new ParamException(
          Targets.KEY,
          "network %s gives one score a class, not one a place: a mask cannot choose among them"
              .formatted(model.network().id()));
    }
    Path path = base.resolve(file);
    RgbImage crop = Preprocessor.crop(decoded(path), model.network().input().preprocessing());
    float[] values = new float[crop.width() * crop.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (crop.rgb(i % crop.width(), i / crop.width()) & 0xFF) / 255f;
    }
    Tensor mask =
        MapScaler.bilinear(
            Tensor.wrap(values, crop.height(), crop.width()), output.height(), output.width());
    List<Integer> cells = new ArrayList<>();
    for (int i = 0; i < mask.length(); i++) {
      if (mask.at(i) >= 0.5f) {
        cells.add(classIndex * mask.length() + i);
      }
    }
    if (cells.isEmpty()) {
      throw new ParamException(Targets.KEY, "mask " + file + " is empty at the network's output");
    }
    String stem = Aims.slug(String.valueOf(path.getFileName()));
    return new Wanted(
        new RegionTarget(Optional.empty(), cells, 1),
        Optional.of(
            new Wanted.Name(
                classIndex + "-within-" + stem,
                "class %d within %s".formatted(classIndex, path.getFileName()))));
  }

  private static RgbImage decoded(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(ExitStatus.UNREADABLE, "there is no picture " + file);
    }
    try {
      return ImageDecoder.decode(file, DecodeLimits.DEFAULT);
    } catch (IOException e) {
      throw new LucernaException(ExitStatus.UNREADABLE, e.getMessage(), e);
    }
  }
}
