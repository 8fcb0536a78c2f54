/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.explain.gradcam;

import org.junit.jupiter.api.Nested;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.testkit.ExplainerContract;
import org.lucerna.vision.api.explain.Explainer;

/** What every explanation method holds to. */
class MethodContractTest {

  /** A method with its parameters. */
  abstract static class Contract<P extends Record> extends ExplainerContract<P> {

    private final Explainer<P> method;
    private final P params;

    Contract(Explainer<P> method, P params) {
      this.method = method;
      this.params = params;
    }

    @Override
    protected Explainer<P> explainer() {
      return method;
    }

    @Override
    protected P params() {
      return params;
    }
  }

  /** A method that does not depend on the target. */
  abstract static class OfTheLayer<P extends Record> extends Contract<P> {

    OfTheLayer(Explainer<P> method, P params) {
      super(method, params);
    }

    @Override
    protected boolean isClassSpecific() {
      return false;
    }
  }

  @Nested
  class OfGradCam extends Contract<NoParams> {
    OfGradCam() {
      super(new GradCam(), new NoParams());
    }
  }

  @Nested
  class OfCounterfactualGradCam extends Contract<NoParams> {
    OfCounterfactualGradCam() {
      super(new CounterfactualGradCam(), new NoParams());
    }
  }

  @Nested
  class OfGradCamPlusPlus extends Contract<NoParams> {
    OfGradCamPlusPlus() {
      super(new GradCamPlusPlus(), new NoParams());
    }
  }

  @Nested
  class OfSmoothGradCamPlusPlus extends Contract<SmoothGradCamPlusPlusParams> {
    OfSmoothGradCamPlusPlus() {
      super(new SmoothGradCamPlusPlus(), new SmoothGradCamPlusPlusParams(3, 0.1));
    }
  }

  @Nested
  class OfXGradCam extends Contract<NoParams> {
    OfXGradCam() {
      super(new XGradCam(), new NoParams());
    }
  }

  @Nested
  class OfHiResCam extends Contract<NoParams> {
    OfHiResCam() {
      super(new HiResCam(), new NoParams());
    }
  }

  @Nested
  class OfElementWiseGradCam extends Contract<NoParams> {
    OfElementWiseGradCam() {
      super(new ElementWiseGradCam(), new NoParams());
    }
  }

  @Nested
  class OfLayerCam extends Contract<LayerCamParams> {
    OfLayerCam() {
      super(new LayerCam(), Asked.UNSCALED);
    }
  }

  @Nested
  class OfEigenCam extends OfTheLayer<NoParams> {
    OfEigenCam() {
      super(new EigenCam(), new NoParams());
    }
  }

  @Nested
  class OfEigenGradCam extends Contract<NoParams> {
    OfEigenGradCam() {
      super(new EigenGradCam(), new NoParams());
    }
  }

  @Nested
  class OfKpcaCam extends OfTheLayer<KpcaCamParams> {
    OfKpcaCam() {
      super(new KpcaCam(), new KpcaCamParams(KpcaCamParams.Kernel.SIGMOID, 0));
    }
  }

  @Nested
  class OfShapleyCam extends Contract<ShapleyCamParams> {
    OfShapleyCam() {
      super(new ShapleyCam(), Asked.LOGIT);
    }
  }

  @Nested
  class OfFinerCam extends Contract<FinerCamParams> {
    OfFinerCam() {
      super(new FinerCam(), new FinerCamParams(1, 3, FinerCamParams.Weights.PROBABILITY));
    }

    @Override
    protected boolean explainsOneLogit() {
      return false;
    }
  }

  @Nested
  class OfFem extends OfTheLayer<FemParams> {
    OfFem() {
      super(new Fem(), new FemParams(2));
    }
  }

  @Nested
  class OfSmoe extends OfTheLayer<NoParams> {
    OfSmoe() {
      super(new Smoe(), new NoParams());
    }
  }
}
