/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.metric.sanity;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/**
 * Which maps are compared, and with those of which networks.
 *
 * @param statistics pictures that normalisation and scales are estimated on
 * @param reference a run whose network has the same layers and classes
 */
public record SanityParams(
    @Param(
            value = "grad-cam,saliency,guided-backprop,guided-grad-cam",
            help = "methods that are checked, as in 'lucerna explain'")
        List<String> method,
    @Param(value = "last", help = "layers: last, cam, or names") List<String> layer,
    @Param(value = "predicted", help = "class that the maps are about: the true or the predicted")
        About target,
    @Param(
            value = "5",
            help =
                "steps from the top down: the head alone first, every layer last, evenly between",
            min = 1,
            max = 64)
        int stages,
    @Param(
            value = "0",
            help = "layers that are drawn anew one at a time, evenly from the top; 0 for none",
            min = 0,
            max = 64)
        int independent,
    @Param(
            value = "1",
            help = "draws of the new weights; the median of the similarities counts",
            min = 1,
            max = 64)
        int draws,
    @Param(
            value = "16",
            help = "pictures on which the new layers' statistics are estimated, at most",
            min = 1,
            max = 256)
        int statistics,
    @Param(
            value = "",
            help =
                "another run's folder, with the same layers and classes, trained with another seed:"
                    + " how alike maps of two trained networks are")
        Optional<Path> reference,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'param'")
        List<String> param) {

  /** Which class is explained. */
  public enum About {
    LABEL,
    PREDICTED
  }

  public SanityParams {
    method = List.copyOf(method);
    layer = List.copyOf(layer);
    param = List.copyOf(param);
  }
}
