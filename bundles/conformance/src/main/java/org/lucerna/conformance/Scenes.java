/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.explain.ExplainerType.Layers;

/** What several checks ask. */
final class Scenes {

  static final Tensor PICTURE = Pictures.noise(1);

  private static final Target TARGET = Target.ofClass(0);

  static final Scene POOLED = Scene.of(Specimens.pooled(), PICTURE, TARGET);
  static final Scene LAYERED = Scene.of(Specimens.layered(), PICTURE, TARGET);
  static final Scene BRANCHED = Scene.of(Specimens.branched(), PICTURE, TARGET);
  static final Scene CURVED = Scene.of(Specimens.curved(), PICTURE, TARGET);
  static final Scene CONVOLVED = Scene.of(Specimens.convolved(), PICTURE, TARGET);
  static final Scene DEEP = Scene.of(Specimens.deep(), PICTURE, TARGET);
  static final Scene PIXELWISE = Scene.of(Specimens.pixelwise(), PICTURE, TARGET);
  static final Scene CORNERS = Scene.of(Specimens.corners(), Pictures.spot(), TARGET);
  static final Scene COLORS = Scene.of(Specimens.colors(), Pictures.spot(), TARGET);

  private Scenes() {}

  /** Pooled for a method that needs that; else the one whose classifier has several layers. */
  static Scene usual(Examination examination) {
    return needsPooling(examination) ? POOLED : LAYERED;
  }

  /** All networks of noise pictures at which the method is defined. */
  static List<Scene> all(Examination examination) {
    List<Scene> scenes = new ArrayList<>(List.of(POOLED, BRANCHED));
    if (!needsPooling(examination)) {
      scenes.addAll(List.of(LAYERED, CURVED));
    }
    return scenes;
  }

  /** Where a method can show that it sees what is where. */
  static Scene corners(Examination examination) {
    return needsPooling(examination) ? COLORS : CORNERS;
  }

  static Scene with(Scene scene, Tensor picture) {
    return new Scene(scene.specimen(), Pictures.batch(picture), 0, scene.target(), scene.layer());
  }

  private static boolean needsPooling(Examination examination) {
    return examination.candidate().layers() == Layers.CAM;
  }
}
