/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.compute.LargestUnitTarget;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.RegionTarget;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Shape;

class TargetsTest {

  private final Targets targets =
      new Targets(List.of("cat", "dog", "bee"), 3, new RecordParamBinder(), new Units());

  /** A network with one layer {@code conv} of two channels, three rows and four columns. */
  private static final class Units implements SpecialTargets, UnitWords.Layers {
    @Override
    public Optional<Wanted> unit(String word) {
      return UnitWords.parse(word, this);
    }

    @Override
    public Wanted like(String file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Wanted mask(int classIndex, String file) {
      return Wanted.of(new RegionTarget(Optional.empty(), List.of(classIndex), 1));
    }

    @Override
    public LayerId layer(String name) {
      return new LayerId(name);
    }

    @Override
    public Shape shape(LayerId layer) {
      return Shape.of(2, 3, 4);
    }

    @Override
    public String displayName(LayerId layer) {
      return layer.path();
    }
  }

  private List<Target> parse(String... words) {
    return targets.parse(List.of(words), OptionalInt.of(2)).stream().map(Wanted::target).toList();
  }

  @Test
  void differencesNegativesAndProbabilitiesAreUnderstood() {
    assertEquals(
        List.of(Target.difference(Target.ofClass(0), Target.ofClass(1))), parse("cat - dog"));
    assertEquals(
        List.of(Target.difference(Target.predicted(), Target.ofClass(2))),
        parse("predicted - label"));
    assertEquals(List.of(Target.negative(Target.ofClass(1))), parse("not:dog"));
    assertEquals(
        List.of(
            new ProbabilityTarget(Target.predicted(), ProbabilityTarget.Scale.PROBABILITY),
            new ProbabilityTarget(Target.ofClass(1), ProbabilityTarget.Scale.LOG_ODDS)),
        parse("softmax:predicted", "log-odds:1"));
  }

  @Test
  void unitsAreUnderstoodThoughListsAreCutAtCommas() {
    LayerId conv = new LayerId("conv");
    assertEquals(
        List.of(
            RegionTarget.unit(conv, 12 + 2 * 4 + 3),
            RegionTarget.channel(conv, 1, 12),
            new LargestUnitTarget(conv)),
        parse("conv/1@2", "3", "conv/1", "conv/max"));
  }

  @Test
  void aUnitThatIsNotThereIsRefused() {
    for (String unit : List.of("conv/2", "conv/0@3,0", "conv/0@0,4")) {
      assertThrows(ParamException.class, () -> parse(unit));
    }
  }

  @Test
  void aMaskNamesAClass() {
    assertEquals(
        List.of(new RegionTarget(Optional.empty(), List.of(1), 1)), parse("mask:dog:m.png"));
    assertThrows(ParamException.class, () -> parse("mask:m.png"));
  }

  @Test
  void fewerTargetsThanPicturesAreRefusedWhereEachNeedsItsOwn() {
    TargetWords words = new TargetWords(List.of("cat"), Path.of(""), true);
    Subject subject = new Subject("a", OptionalInt.empty(), () -> null, OptionalInt.empty());
    assertEquals(1, words.of(targets, List.of(subject)).size());
    assertThrows(ParamException.class, () -> words.of(targets, List.of(subject, subject)));
  }

  @Test
  void everyWordIsUnderstood() {
    assertEquals(List.of(Target.predicted()), parse("predicted"));
    assertEquals(List.of(Target.ofClass(2)), parse("label"));
    assertEquals(List.of(Target.ofClass(1)), parse("1"));
    assertEquals(List.of(Target.ofClass(1)), parse("dog"));
    assertEquals(List.of(new Target.Ranked(0), new Target.Ranked(1)), parse("top2"));
  }

  @Test
  void moreThanThereAreClassesMeansAll() {
    assertEquals(3, parse("top5").size());
  }

  @Test
  void oneTargetNamedTwiceIsOne() {
    assertEquals(1, parse("1", "dog").size());
  }

  @Test
  void anUnknownClassIsNamedWithTheOneMeant() {
    ParamException e = assertThrows(ParamException.class, () -> parse("dgo"));
    assertTrue(e.getMessage().contains("'dog'"), e.getMessage());
  }

  @Test
  void anIndexBeyondTheClassesIsRefused() {
    assertThrows(ParamException.class, () -> parse("3"));
  }

  @Test
  void aLabelThatNobodyKnowsIsRefused() {
    assertThrows(ParamException.class, () -> targets.parse(List.of("label"), OptionalInt.empty()));
  }
}
