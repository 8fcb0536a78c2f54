/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backbone.torchvision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.NetworkBuilder;
import org.lucerna.vision.api.network.Op;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Variant;
import org.lucerna.vision.api.network.WeightLayout;
import org.lucerna.vision.api.network.Window;
import org.osgi.service.component.annotations.Component;

/**
 * GoogLeNet (Szegedy et al. 2015, table 1) as torchvision builds it: with BatchNorm, without the
 * auxiliary classifiers of training, and with 3×3 where the paper has 5×5 convolutions.
 */
@Component
@PluginType(id = "googlenet", label = "GoogLeNet")
public final class GoogLeNet implements BackboneFamily {

  private static final Variant GOOGLENET =
      new Variant(
          "googlenet", "GoogLeNet", "C. Szegedy et al., Going deeper with convolutions, CVPR 2015");

  /**
   * What torchvision's {@code transform_input} makes of pictures normalised for ImageNet: {@code
   * ((p - mean) / std * std + mean - 0.5) / 0.5}, which is {@code (p - 0.5) / 0.5}.
   */
  private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

  /** torchvision's BasicConv2d; torch's own default is 1e-5. */
  private static final double EPSILON = 0.001;

  /**
   * Channels of an inception module.
   *
   * @param third of the branch that is 5×5 in the paper
   * @param pooled of the branch behind the pooling
   */
  private record Inception(
      String id, int first, int reduce2, int second, int reduce3, int third, int pooled) {}

  @Override
  public List<Variant> variants() {
    return List.of(GOOGLENET);
  }

  @Override
  public Network network(String variant) {
    Layers.require(variants(), variant);
    NetworkBuilder builder = new NetworkBuilder();
    conv(builder, "conv1", 64, Window.square(7, 2, 3));
    builder.add("maxpool1", pool(3, 2, 0));
    conv(builder, "conv2", 64, Window.square(1, 1, 0));
    conv(builder, "conv3", 192, Window.square(3, 1, 1));
    builder.add("maxpool2", pool(3, 2, 0));
    inception(builder, new Inception("inception3a", 64, 96, 128, 16, 32, 32));
    inception(builder, new Inception("inception3b", 128, 128, 192, 32, 96, 64));
    builder.add("maxpool3", pool(3, 2, 0));
    inception(builder, new Inception("inception4a", 192, 96, 208, 16, 48, 64));
    inception(builder, new Inception("inception4b", 160, 112, 224, 24, 64, 64));
    inception(builder, new Inception("inception4c", 128, 128, 256, 24, 64, 64));
    inception(builder, new Inception("inception4d", 112, 144, 288, 32, 64, 64));
    inception(builder, new Inception("inception4e", 256, 160, 320, 32, 128, 128));
    builder.add("maxpool4", pool(2, 2, 0));
    inception(builder, new Inception("inception5a", 256, 160, 320, 32, 128, 128));
    inception(builder, new Inception("inception5b", 384, 192, 384, 48, 128, 128));
    return builder
        .features()
        .extractor()
        .add("avgpool", new Op.AdaptiveAvgPool(1, 1))
        .add("flatten", new Op.Flatten())
        .add("dropout", new Op.Dropout(0.2))
        .add("fc", new Op.Linear(Layers.IMAGENET_CLASSES, true))
        .build(variant);
  }

  private static void inception(NetworkBuilder builder, Inception module) {
    String in = builder.last().path();
    String id = module.id();
    Window point = Window.square(1, 1, 0);
    Window wide = Window.square(3, 1, 1);
    conv(builder, id + ".branch1", module.first(), point);
    builder.add(id + ".branch2.0.conv", Layers.unbiased(module.reduce2(), point), in);
    normed(builder, id + ".branch2.0");
    conv(builder, id + ".branch2.1", module.second(), wide);
    builder.add(id + ".branch3.0.conv", Layers.unbiased(module.reduce3(), point), in);
    normed(builder, id + ".branch3.0");
    conv(builder, id + ".branch3.1", module.third(), wide);
    builder.add(id + ".branch4.0", pool(3, 1, 1), in);
    conv(builder, id + ".branch4.1", module.pooled(), point);
    builder.add(
        id + ".cat",
        new Op.Concat(),
        id + ".branch1.relu",
        id + ".branch2.1.relu",
        id + ".branch3.1.relu",
        id + ".branch4.1.relu");
  }

  private static void conv(NetworkBuilder builder, String id, int channels, Window window) {
    builder.add(id + ".conv", Layers.unbiased(channels, window));
    normed(builder, id);
  }

  private static void normed(NetworkBuilder builder, String id) {
    builder.add(id + ".bn", new Op.BatchNorm(EPSILON, 0.1)).add(id + ".relu", new Op.Relu());
  }

  private static Op pool(int kernel, int stride, int padding) {
    return new Op.MaxPool(Window.square(kernel, stride, padding), true);
  }

  /**
   * torchvision's own file has the auxiliary classifiers and was trained behind {@code
   * transform_input}: its constructor sets both together.
   */
  @Override
  public WeightLayout layout(String variant, Set<String> tensors) {
    Set<String> auxiliary =
        tensors.stream().filter(GoogLeNet::isAuxiliary).collect(Collectors.toUnmodifiableSet());
    boolean published = auxiliary.stream().anyMatch(name -> name.startsWith("aux1."));
    List<String> notes =
        auxiliary.isEmpty()
            ? List.of()
            : List.of(
                "the auxiliary heads aux1 and aux2 (%d tensors) serve training only and are left out"
                    .formatted(auxiliary.size()));
    return new WeightLayout(auxiliary, published, notes);
  }

  private static boolean isAuxiliary(String name) {
    return name.startsWith("aux1.") || name.startsWith("aux2.");
  }

  /** Folded into the normalisation, so that a stored network keeps it. */
  @Override
  public Optional<Preprocessing> transformedInput(String variant) {
    Preprocessing p = Preprocessing.IMAGENET;
    return Optional.of(new Preprocessing(p.resize(), p.crop(), HALF, HALF));
  }
}
