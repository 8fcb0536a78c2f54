/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lucerna.vision.api.network.Graphs.conv;
import static org.lucerna.vision.api.network.Graphs.id;
import static org.lucerna.vision.api.network.Graphs.start;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeadsTest {

  private static Network withHead(int classes) {
    return NetworkBuilder.upTo(Graphs.residual(), id("layer1.0.relu"))
        .add("head.pool", new Op.GlobalMaxPool())
        .add("head.flatten", new Op.Flatten())
        .add("head.linear", new Op.Linear(classes, true))
        .build("residual+gmp");
  }

  @Test
  void theClassifierIsTheLayerThatGivesTheClasses() {
    assertEquals(Optional.of(id("fc")), Heads.classifier(Graphs.residual()).map(Node::id));
    assertEquals(Optional.of(id("classifier.1")), Heads.classifier(Graphs.joined()).map(Node::id));
  }

  @Test
  void anyActivationMayFollowTheClassifier() {
    assertEquals(Optional.of(id("fc")), Heads.classifier(Graphs.gated()).map(Node::id));
  }

  @Test
  void aConvolutionWhoseMapIsFlattenedIsNoClassifier() {
    Network net =
        start(8)
            .add("a", conv(5, 1, 1, 0))
            .features()
            .extractor()
            .add("flatten", new Op.Flatten())
            .build("x");
    assertEquals(Optional.empty(), Heads.classifier(net));
  }

  @Test
  void aSumIsNoClassifier() {
    Network net =
        start(8)
            .add("a", conv(5, 8, 1, 0))
            .add("sum", new Op.Add(), "a", "a")
            .features()
            .extractor()
            .add("flatten", new Op.Flatten())
            .build("x");
    assertEquals(Optional.empty(), Heads.classifier(net));
  }

  @Test
  void newLayersAreFresh() {
    assertEquals(Set.of(id("head.linear")), Heads.freshLayers(Graphs.residual(), withHead(5)));
  }

  @Test
  void aClassifierOfAnotherSizeIsFresh() {
    assertEquals(Set.of(id("head.linear")), Heads.freshLayers(withHead(5), withHead(7)));
  }

  @Test
  void anAttachedHeadIsFreshAlsoWhereTheGraphStaysTheSame() {
    assertEquals(Set.of(id("head.linear")), Heads.freshLayers(withHead(5), withHead(5)));
  }
}
