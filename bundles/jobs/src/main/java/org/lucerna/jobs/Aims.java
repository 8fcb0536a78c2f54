/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lucerna.vision.api.compute.LargestUnitTarget;
import org.lucerna.vision.api.compute.ProbabilityTarget;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.TargetSum;

/** Settles targets for a picture and names them. */
final class Aims {

  private final BuiltModel built;

  Aims(BuiltModel built) {
    this.built = built;
  }

  /** Two words may mean one target (the label and the predicted class): it is explained once. */
  List<Aim> of(List<Wanted> wanted, Probe probe, int picture) {
    Map<String, Aim> byId = new LinkedHashMap<>();
    for (Wanted one : wanted) {
      Aim aim = of(one, probe.values(picture, one.target()));
      byId.putIfAbsent(aim.id(), aim);
    }
    return new ArrayList<>(byId.values());
  }

  private Aim of(Wanted wanted, float[] values) {
    Target settled = wanted.target().fixed(values);
    Wanted.Name name = wanted.name().orElseGet(() -> name(settled));
    return new Aim(settled, name.id(), name.text());
  }

  private Wanted.Name name(Target target) {
    if (target instanceof Target.ClassLogit c) {
      return new Wanted.Name(String.valueOf(c.index()), built.className(c.index()));
    } else if (target instanceof ProbabilityTarget p) {
      String word = word(p.scale());
      Wanted.Name inner = name(p.of());
      return new Wanted.Name(word + "-" + inner.id(), word + " of " + inner.text());
    } else if (target instanceof TargetSum sum) {
      return name(sum);
    } else if (target instanceof LargestUnitTarget unit) {
      return new Wanted.Name(unit.of() + "_max", "strongest unit of " + unit.of());
    }
    throw new IllegalArgumentException("a target without a name: " + target);
  }

  private Wanted.Name name(TargetSum sum) {
    List<TargetSum.Term> terms = sum.terms();
    if (terms.size() == 1 && terms.get(0).factor() == -1) {
      Wanted.Name inner = name(terms.get(0).target());
      return new Wanted.Name("not-" + inner.id(), "against " + inner.text());
    }
    if (terms.size() == 2 && terms.get(0).factor() == 1 && terms.get(1).factor() == -1) {
      Wanted.Name a = name(terms.get(0).target());
      Wanted.Name b = name(terms.get(1).target());
      return new Wanted.Name(a.id() + "-minus-" + b.id(), a.text() + " rather than " + b.text());
    }
    return new Wanted.Name(
        terms.stream().map(t -> name(t.target()).id()).collect(Collectors.joining("-and-")),
        terms.stream()
            .map(t -> "%s %s".formatted(t.factor(), name(t.target()).text()))
            .collect(Collectors.joining(" + ")));
  }

  static String word(ProbabilityTarget.Scale scale) {
    return switch (scale) {
      case PROBABILITY -> "softmax";
      case LOG -> "log-softmax";
      case LOG_ODDS -> "log-odds";
    };
  }

  /** A text as part of a file's name. */
  static String slug(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^-+|-+$", "");
  }
}
