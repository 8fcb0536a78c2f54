/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * What a network is examined for.
 *
 * @param pictures maps are made of so many at most; the network itself is examined on all
 * @param figures pictures shown
 */
public record LabParams(
    @Param(
            value = "parts",
            help = "what the pictures are: parts, two (creatures), mosaic, shortcut")
        World world,
    @Param(value = DEFAULT, help = "methods to score, as in 'lucerna explain'") List<String> method,
    @Param(value = "last", help = "layer of the maps: last, cam, or a name") String layer,
    @Param(
            value = "70",
            help = "pictures whose maps are scored, of all classes in turn; 0 for all",
            min = 0,
            max = 100_000)
        int pictures,
    @Param(value = "4", help = "pictures shown with their redraws and maps", min = 0, max = 12)
        int figures,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'param'")
        List<String> param) {

  /** On networks that end in pooling and one linear layer many others are the same map as these. */
  static final String DEFAULT =
      "grad-cam,grad-cam++,layer-cam,ablation-cam,score-cam,eigen-cam,saliency,guided-backprop,"
          + "integrated-gradients,occlusion";

  public LabParams {
    method = List.copyOf(method);
    param = List.copyOf(param);
  }
}
