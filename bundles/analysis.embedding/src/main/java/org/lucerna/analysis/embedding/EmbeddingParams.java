/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.analysis.embedding;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** What is embedded and how. */
public record EmbeddingParams(
    @Param(value = "last", help = "layers whose pooled features are looked at") List<String> layer,
    @Param(
            value = "l2",
            help = "l2, or cosine: features are then scaled to length 1 before anything else")
        Distance distance,
    @Param(value = "50", help = "principal axes handed on to t-SNE", min = 2, max = 1000) int pca,
    @Param(
            value = "30",
            help =
                "how many neighbours each picture is held to have; lowered where there are fewer"
                    + " than three times as many pictures",
            min = 2,
            max = 1000)
        double perplexity,
    @Param(
            value = "",
            help = "t-SNE's step, of the gradient with its factor 4; N / 48, at least 50, if none",
            min = 1e-3,
            max = 1e6)
        Optional<Double> learningRate,
    @Param(value = "1000", help = "steps of t-SNE", min = 250, max = 100000) int iterations,
    @Param(
            value = "0.5",
            help = "how coarse far pictures are taken together; 0 is exact and slow",
            min = 0,
            max = 0.7)
        double theta,
    @Param(value = "pca", help = "where t-SNE starts") TsneStart start,
    @Param(value = "5", help = "neighbours that vote in the k-NN accuracy", min = 1, max = 100)
        int k,
    @Param(
            value = "1024",
            help = "pictures drawn as thumbnails and snapped to a grid, at most",
            min = 0,
            max = 2500)
        int thumbnails) {}
