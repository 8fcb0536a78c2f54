/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lucerna.core.api.param.ParamBinder;

/** The runs that a job with several seeds, or with folds, asks for. */
final class Members {

  private static final String REPEAT = "repeat";
  private static final String SEED = "seed";
  private static final String FOLDS = "folds";
  private static final String FOLD = "fold";

  private final ParamBinder binder;

  Members(ParamBinder binder) {
    this.binder = binder;
  }

  /**
   * Each seed with each fold; empty where the job is a single run. A named fold is a single one.
   */
  List<Member> of(Job job) {
    boolean folded =
        job.data().get(FOLDS) instanceof Integer folds
            && folds > 1
            && !job.data().containsKey(FOLD);
    int folds = folded ? (Integer) job.data().get(FOLDS) : 1;
    if (job.repeat() == 1 && folds == 1) {
      return List.of();
    }
    List<Member> members = new ArrayList<>();
    for (long seed = job.seed(); seed < job.seed() + job.repeat(); seed++) {
      for (int fold = 1; fold <= folds; fold++) {
        members.add(member(job, seed, folded ? OptionalInt.of(fold) : OptionalInt.empty()));
      }
    }
    return List.copyOf(members);
  }

  private Member member(Job job, long seed, OptionalInt fold) {
    List<String> name = new ArrayList<>();
    Map<String, Object> source = new LinkedHashMap<>(job.source());
    source.remove(REPEAT);
    source.put("name", job.name());
    source.put(SEED, seed);
    if (job.repeat() > 1 || fold.isEmpty()) {
      name.add("seed-" + seed);
    }
    if (fold.isPresent()) {
      name.add("fold-" + fold.getAsInt());
      Map<String, Object> data = new LinkedHashMap<>(job.data());
      data.put(FOLD, fold.getAsInt());
      source.put("data", data);
    }
    Job own = new JobReader(binder).of(source, job.base(), List.of(), job.name());
    return new Member(String.join("-", name), own, fold);
  }
}
