/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.network;

import java.util.List;
import org.lucerna.backbone.torchvision.DenseNet;
import org.lucerna.backbone.torchvision.EfficientNet;
import org.lucerna.backbone.torchvision.GoogLeNet;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backbone.torchvision.SqueezeNet;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.vision.api.network.BackboneFamily;
import org.lucerna.vision.api.network.Network;

/** Networks of different shapes. */
public final class TestNetworks {

  private TestNetworks() {}

  public static Network of(String variant) {
    return families().stream()
        .filter(f -> f.variants().stream().anyMatch(v -> v.id().equals(variant)))
        .findFirst()
        .orElseThrow()
        .network(variant);
  }

  private static List<BackboneFamily> families() {
    return List.of(
        new SqueezeNet(), new ResNet(), new GoogLeNet(), new DenseNet(), new EfficientNet());
  }

  /** As many families as {@link #of} knows. */
  public static FakePlugins plugins() {
    FakePlugins plugins = new FakePlugins();
    for (BackboneFamily family : families()) {
      plugins.register(
          BackboneFamily.class, family.getClass().getSimpleName(), family, NoParams.class);
    }
    return plugins;
  }
}
