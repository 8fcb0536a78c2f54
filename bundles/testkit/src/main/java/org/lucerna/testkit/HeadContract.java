/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Node;
import org.lucerna.vision.api.network.Shape;
import org.lucerna.vision.api.network.Shapes;

/**
 * What every {@link Head} must hold.
 *
 * @param <P> the head's parameter record
 */
public abstract class HeadContract<P extends Record> {

  /** For the subclasses. */
  protected HeadContract() {}

  protected abstract Head<P> head();

  /** The head's defaults. */
  protected abstract P params();

  /** Networks the head fits; none has 5 classes. */
  protected abstract List<Network> fitting();

  /** A network the head does not fit. */
  protected abstract Network unfitting();

  private Network attach(Network net, int classes) {
    return head().attach(net, classes, params());
  }

  @Test
  void theNetworkHasTheClassesAskedFor() {
    for (Network net : fitting()) {
      for (int classes : new int[] {2, 5, 1000}) {
        Network headed = attach(net, classes);
        assertEquals(Shape.of(classes), Shapes.of(headed).get(headed.output()), headed.id());
      }
    }
  }

  @Test
  void nothingUpToTheFeaturesChanges() {
    for (Network net : fitting()) {
      Network headed = attach(net, 5);
      assertEquals(net.inputs(), headed.inputs());
      assertEquals(net.features(), headed.features());
      assertEquals(net.trunk(net.features()), headed.trunk(headed.features()));
      assertTrue(Shapes.of(headed).get(headed.extractor()).isSpatial());
      assertTrue(headed.isCut(headed.extractor()));
    }
  }

  @Test
  void theClassifierIsFreshAndTheFeaturesAreNot() {
    for (Network net : fitting()) {
      Network headed = attach(net, 5);
      Set<LayerId> fresh = Heads.freshLayers(net, headed);
      LayerId classifier = Heads.classifier(headed).map(Node::id).orElseThrow();
      assertTrue(fresh.contains(classifier), fresh.toString());
      for (Node node : headed.trunk(headed.features())) {
        assertFalse(fresh.contains(node.id()), node + " is not new");
      }
    }
  }

  @Test
  void attachedTwiceItIsThereOnce() {
    for (Network net : fitting()) {
      Network once = attach(net, 5);
      assertEquals(once, attach(once, 5));
      assertEquals(attach(net, 3), attach(once, 3));
    }
  }

  @Test
  void fewerThanTwoClassesAreRefused() {
    for (int classes : new int[] {-1, 0, 1}) {
      refused(fitting().get(0), classes);
    }
  }

  @Test
  void aNetworkItDoesNotFitIsRefusedByName() {
    String message = refused(unfitting(), 5);
    assertTrue(message.contains(unfitting().id()), message);
  }

  @Test
  void aNetworkWhosePicturesAreTooSmallIsRefusedByName() {
    Network net = fitting().get(0);
    Network tiny = net.withInput(new InputSpec(net.input().preprocessing().sized(8, 8)));
    String message = refused(tiny, 5);
    assertTrue(message.contains(net.id()), message);
  }

  private String refused(Network net, int classes) {
    LucernaException e = assertThrows(LucernaException.class, () -> attach(net, classes));
    assertEquals(ExitStatus.JOB_INVALID, e.status());
    return e.getMessage();
  }
}
