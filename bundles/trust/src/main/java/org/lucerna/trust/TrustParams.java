/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trust;

import java.util.List;
import org.lucerna.core.api.param.Param;

/**
 * Whose cards are written.
 *
 * @param share of the picture's pixels that are removed
 * @param copies of the map that it is compared with
 * @param examples how many pictures the figure shows
 */
public record TrustParams(
    @Param(value = "grad-cam", help = "methods whose maps get cards, as in 'lucerna explain'")
        List<String> method,
    @Param(value = "last", help = "layers: last, cam, or names") List<String> layer,
    @Param(value = "label", help = "class that the maps are about: the true or the predicted one")
        About target,
    @Param(
            value = "0.05",
            help = "share of the picture's pixels that is removed where the map is highest",
            min = 0.001,
            max = 0.5)
        double share,
    @Param(
            value = "50",
            help = "shifted and flipped copies of the map that it is compared with",
            min = 19,
            max = 10000)
        int copies,
    @Param(value = "false", help = "make maps of slow methods again, too: some times their cost")
        boolean slow,
    @Param(value = "true", help = "cards of maps that look at no network, to compare with")
        boolean baselines,
    @Param(
            value = "6",
            help = "pictures drawn at random for the figure, 0 for none",
            min = 0,
            max = 24)
        int examples,
    @Param(value = "", help = "parameters of methods: ID.KEY=VALUE; or a map 'param'")
        List<String> param) {

  /** Which class is explained. */
  public enum About {
    LABEL,
    PREDICTED
  }

  public TrustParams {
    method = List.copyOf(method);
    layer = List.copyOf(layer);
    param = List.copyOf(param);
  }

  Settings settings() {
    return new Settings(share, copies, slow);
  }
}
