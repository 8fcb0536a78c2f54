/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

  /** {@code ca} and {@code abc} are the textbook pair that tells the variants apart. */
  @ParameterizedTest
  @CsvSource({
    "kitten,sitting,3",
    "saturday,sunday,3",
    "ca,abc,3",
    "teh,the,1",
    "'',abc,3",
    "same,same,0",
    "abcd,badc,2"
  })
  void distancesAreThePublishedOnes(String a, String b, int distance) {
    assertEquals(distance, DidYouMean.distance(a, b));
    assertEquals(distance, DidYouMean.distance(b, a));
  }

  @ParameterizedTest
  @CsvSource({
    "gradcam,grad-cam",
    "grda-cam,grad-cam",
    "GRAD_CAM,grad-cam",
    "grad,grad-cam",
    "cma,cam",
    "layer,layer-cam",
    "occlusoin,occlusion"
  })
  void theCloseOneIsNamed(String word, String meant) {
    List<String> ids = List.of("cam", "grad-cam", "layer-cam", "occlusion", "lrp");
    assertEquals("; did you mean '" + meant + "'?", DidYouMean.hint(word, ids));
  }

  @Test
  void nothingIsNamedWhenNothingIsClose() {
    assertEquals("", DidYouMean.hint("gap", List.of("cam", "lrp")));
    assertEquals("", DidYouMean.hint("x", List.of()));
    assertEquals("", DidYouMean.hint("integrated-gradients", List.of("cam", "occlusion")));
  }
}
