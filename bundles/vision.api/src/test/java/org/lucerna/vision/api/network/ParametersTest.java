/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucerna.vision.api.network.ParameterSpec.Role;

class ParametersTest {

  @Test
  void tensorsAreNamedAndShapedAsTorchDoes() {
    List<ParameterSpec> specs = Parameters.of(Graphs.residual());
    assertEquals(
        List.of(
            new ParameterSpec("stem.weight", List.of(4, 3, 3, 3), Role.WEIGHT),
            new ParameterSpec("stem.bias", List.of(4), Role.BIAS),
            new ParameterSpec("layer1.0.conv1.weight", List.of(4, 4, 3, 3), Role.WEIGHT),
            new ParameterSpec("layer1.0.conv1.bias", List.of(4), Role.BIAS),
            new ParameterSpec("layer1.0.bn1.weight", List.of(4), Role.NORM_WEIGHT),
            new ParameterSpec("layer1.0.bn1.bias", List.of(4), Role.NORM_BIAS),
            new ParameterSpec("layer1.0.bn1.running_mean", List.of(4), Role.RUNNING_MEAN),
            new ParameterSpec("layer1.0.bn1.running_var", List.of(4), Role.RUNNING_VAR),
            new ParameterSpec("fc.weight", List.of(5, 4), Role.WEIGHT),
            new ParameterSpec("fc.bias", List.of(5), Role.BIAS)),
        specs);
  }

  @Test
  void statisticsAreNotCounted() {
    // 3*9*4+4 + 4*9*4+4 + (4+4) + 4*5+5
    assertEquals(112 + 148 + 8 + 25, Parameters.count(Parameters.of(Graphs.residual())));
  }

  @Test
  void factorsBelongToTheirLayersWhateverTorchCallsThem() {
    List<ParameterSpec> specs =
        Parameters.of(Graphs.gated()).stream().filter(s -> s.name().startsWith("layer.")).toList();
    assertEquals(
        List.of(
            new ParameterSpec("layer.norm.weight", List.of(4), Role.FACTOR),
            new ParameterSpec("layer.norm.bias", List.of(4), Role.NORM_BIAS),
            new ParameterSpec("layer.affine.weight", List.of(4), Role.FACTOR),
            new ParameterSpec("layer.affine.bias", List.of(4), Role.NORM_BIAS),
            new ParameterSpec(
                "layer.layer_scale", List.of(4, 1, 1), Role.LAYER_SCALE, id("layer.mul"))),
        specs);
  }

  @Test
  void aLinearLayerOnTheLastAxisHasAsManyInputsAsChannels() {
    Network net =
        start(8)
            .add("turn", new Op.Permute(List.of(1, 2, 0)))
            .add("fc", new Op.Linear(5, false))
            .features()
            .extractor()
            .build("net");
    assertEquals(List.of(5, 3), Parameters.of(net).get(0).shape());
  }

  @Test
  void groupsShareInputs() {
    Network net =
        start(8)
            .add("dw", new Op.Conv(6, Window.square(3, 1, 1), 3, false))
            .features()
            .extractor()
            .build("net");
    List<ParameterSpec> specs = Parameters.of(net);
    assertEquals(1, specs.size());
    assertEquals(List.of(6, 1, 3, 3), specs.get(0).shape());
    assertEquals(9, specs.get(0).fanIn());
    assertEquals(54, specs.get(0).elements());
    assertEquals(id("dw"), specs.get(0).layer());
  }
}
