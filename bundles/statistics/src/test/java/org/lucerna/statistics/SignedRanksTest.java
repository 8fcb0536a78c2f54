/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against SciPy 1.17 and enumeration: {@code rank_tests.py} beside the test resources. */
class SignedRanksTest {

  /** Crossed minus self-fertilised maize, in eighths of an inch (Fisher 1935, table 3). */
  private static final double[] DARWIN = {
    49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48
  };

  private static final double[] TIED = {0, 0, 1, 1, -1, 2, 2, 3, -3, 4, 5, 5, 0, 6};

  /** 600 whole numbers as the script makes them. */
  private static double[] wave(int n) {
    return IntStream.rangeClosed(1, n)
        .mapToDouble(i -> Math.rint(100 * Math.sin(i * 1.7) + 6))
        .toArray();
  }

  @Test
  void darwinsMaize() {
    SignedRanks ranks = new SignedRanks(DARWIN);
    assertEquals(96, ranks.positive());
    assertEquals(24, ranks.negative());
    assertEquals(0.041259765625, ranks.test().pValue(), 1e-15);
    assertEquals(0.6, ranks.rankBiserial(), 1e-15);
  }

  @Test
  void tiesAndZerosAreExact() {
    SignedRanks ranks = new SignedRanks(TIED);
    assertEquals(14, ranks.n());
    assertEquals(3, ranks.zeros());
    assertEquals(84.5, ranks.positive());
    assertEquals(14.5, ranks.negative());
    assertEquals(0.0263671875, ranks.test().pValue(), 1e-15);
    assertEquals(0.7070707070707071, ranks.rankBiserial(), 1e-15);
  }

  @Test
  void aClustersRanksChangeSignTogether() {
    int[] of = {0, 0, 1, 1, 1, 2, 3, 3, 4, 5, 6, 6, 7, 7, 8};
    Clusters clusters =
        Clusters.joined(Arrays.stream(of).mapToObj(c -> List.of("group " + c)).toList());
    assertEquals(9, clusters.count());
    assertEquals(0.078125, new SignedRanks(DARWIN).test(clusters).pValue(), 1e-15);
  }

  @Test
  void manyAreExactAndVeryManyNormal() {
    SignFlip some = new SignedRanks(wave(150)).test();
    assertTrue(some.isExact());
    assertEquals(0.15358829059841153, some.pValue(), 1e-12);
    SignFlip many = new SignedRanks(wave(600)).test();
    assertFalse(many.isExact());
    assertEquals(0.006067461218573906, many.pValue(), 1e-9);
  }

  @Test
  void nothingDiffers() {
    SignedRanks ranks = new SignedRanks(new double[20]);
    assertEquals(1, ranks.test().pValue());
    assertEquals(0, ranks.rankBiserial());
    assertTrue(Double.isNaN(new SignedRanks(new double[] {Double.NaN}).rankBiserial()));
  }

  @Test
  void whatHasNoDifferenceIsLeftOut() {
    double[] some = Arrays.copyOf(DARWIN, DARWIN.length + 2);
    some[DARWIN.length] = Double.NaN;
    some[DARWIN.length + 1] = Double.NaN;
    SignedRanks ranks = new SignedRanks(some);
    assertEquals(15, ranks.n());
    assertEquals(0.041259765625, ranks.test().pValue(), 1e-15);
  }

  @Test
  void ofHitsItIsMcNemarsTest() {
    double[] hits = new double[60];
    Arrays.fill(hits, 0, 11, 1);
    Arrays.fill(hits, 11, 14, -1);
    SignedRanks ranks = new SignedRanks(hits);
    assertEquals(new McNemar(11, 3).exactP(), ranks.test().pValue(), 1e-14);
    assertEquals(8 / 14.0, ranks.rankBiserial(), 1e-14);
  }

  @Test
  void weightsCountAsRepetitions() {
    double[] doubled = {3, -1, 3, 0, 2, 2};
    double[] once = {3, -1, 0, 2, -7};
    assertEquals(
        new SignedRanks(doubled).rankBiserial(),
        new SignedRanks(once).rankBiserial(new int[] {2, 1, 1, 2, 0}),
        1e-15);
  }
}
