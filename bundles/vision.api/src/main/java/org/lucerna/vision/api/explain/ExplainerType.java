/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.explain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.vision.api.compute.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Service properties of an {@link Explainer}, read without loading its class. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExplainerType {

  /** All of Lucerna's service properties begin so. */
  String PREFIX_ = "lucerna.";

  /** Lower case with hyphens, such as {@code grad-cam}. */
  String id();

  /** The name people read. */
  String label();

  /** The paper: authors, year, where; an address helps. */
  String cite() default "";

  /** One sentence of what the map shows. */
  String about() default "";

  /** The map in one line, such as {@code relu(sum_k mean(g_k) A_k)}. */
  String formula() default "";

  /**
   * What it costs beside the one forward pass that all methods share, in the terms of docs/methods:
   * F a forward pass, B one back to the picture, Ft and Bt those of the tail behind the layer, C
   * channels, such as {@code F + Bt}.
   */
  String cost() default "";

  /** What a test may rely on. */
  Trait[] traits() default {};

  /** What the backend must be able to do. */
  Capability[] requires();

  /** At which layers the method is defined. */
  Layers layers() default Layers.ANY;

  /** The parameter record. */
  Class<? extends Record> params() default NoParams.class;

  /** At which layers a method is defined. */
  enum Layers {
    ANY,
    /** Only at {@code Network.camHead()}'s layer. */
    CAM,
    /** At the picture itself, whatever layer is asked for. */
    INPUT
  }

  /** What is known of a method beforehand. */
  enum Trait {
    /** Does not depend on the target. */
    CLASS_AGNOSTIC,
    /** Draws at random: the seed matters. */
    RANDOM,
    /** The raw map's sum is the score, or its difference from the baseline's. */
    COMPLETE,
    /** Known to change little when the upper layers' weights are drawn anew (Adebayo 2018). */
    WEIGHT_INSENSITIVE,
    /** Defined for layers without negative values only; runs at others with a warning. */
    NON_NEGATIVE_LAYERS,
    /** Takes hundreds of forward passes or more. */
    SLOW,
    /** Goes back to the picture, too, at whichever layer it is asked: worth planning for. */
    TO_PICTURE
  }
}
