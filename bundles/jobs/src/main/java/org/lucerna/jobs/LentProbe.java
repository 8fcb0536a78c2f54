/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.vision.api.compute.BackwardPass;
import org.lucerna.vision.api.compute.BackwardRule;
import org.lucerna.vision.api.compute.Perturbation;
import org.lucerna.vision.api.compute.PerturbedPass;
import org.lucerna.vision.api.compute.Precision;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.compute.Responses;
import org.lucerna.vision.api.compute.Target;
import org.lucerna.vision.api.compute.Work;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;

/**
 * A probe lent to one of several threads: it answers one question at a time, and {@link #work} is
 * what this thread's questions took. What all will ask about is kept, so that nobody waits for it
 * while the probe is busy with somebody else.
 */
final class LentProbe implements Probe {

  /** What is lent: a probe, and what it has answered. */
  static final class Lender {

    private final Probe probe;
    private final Map<Object, Object> answers = new ConcurrentHashMap<>();

    Lender(Probe probe) {
      this.probe = probe;
    }

    /** For one thread. */
    LentProbe lend() {
      return new LentProbe(this, probe, new Account());
    }
  }

  /** One thread's: what its questions took, and how long they waited for others'. */
  private static final class Account {
    private Work work = Work.NONE;
    private long waited;
  }

  private record Asked(String what, int picture, LayerId layer, Target target) {}

  private final Lender lender;

  /** The lender's, or a fork of it. */
  private final Probe probe;

  private final Account account;

  private LentProbe(Lender lender, Probe probe, Account account) {
    this.lender = lender;
    this.probe = probe;
    this.account = account;
  }

  /** Nanoseconds in which others were answered. */
  long waited() {
    return account.waited;
  }

  private <T> T ask(Supplier<T> question) {
    long asked = System.nanoTime();
    synchronized (lender) {
      account.waited += System.nanoTime() - asked;
      Work before = lender.probe.work();
      T answer = question.get();
      account.work = account.work.plus(lender.probe.work().minus(before));
      return answer;
    }
  }

  @SuppressWarnings("unchecked") // a kind of question has one type of answer
  private <T> T once(Asked asked, Supplier<T> question) {
    if (probe != lender.probe) {
      return ask(question); // a fork has pictures of its own
    }
    Object known = lender.answers.get(asked);
    if (known == null) {
      known = ask(question);
      lender.answers.put(asked, known);
    }
    return (T) known;
  }

  @Override
  public Network network() {
    return probe.network();
  }

  @Override
  public int pictures() {
    return probe.pictures();
  }

  @Override
  public Tensor input(int picture) {
    return ask(() -> probe.input(picture));
  }

  @Override
  public float[] logits(int picture) {
    return ask(() -> probe.logits(picture));
  }

  @Override
  public Tensor activation(int picture, LayerId layer) {
    Asked asked = new Asked("activation", picture, layer, null);
    return once(asked, () -> probe.activation(picture, layer));
  }

  @Override
  public Tensor gradient(int picture, LayerId layer, Target target) {
    Asked asked = new Asked("gradient", picture, layer, target);
    return once(asked, () -> probe.gradient(picture, layer, target));
  }

  @Override
  public Tensor scores(LayerId layer, Tensor values) {
    return ask(() -> probe.scores(layer, values));
  }

  @Override
  public float[] values(int picture, Target target) {
    return ask(() -> probe.values(picture, target));
  }

  @Override
  public double score(int picture, Target target) {
    return ask(() -> probe.score(picture, target));
  }

  @Override
  public Responses perturbed(int picture, LayerId layer, Perturbation change, LayerId read) {
    return ask(() -> probe.perturbed(picture, layer, change, read));
  }

  @Override
  public Set<Precision> precisions() {
    return probe.precisions();
  }

  @Override
  public Responses perturbed(int picture, PerturbedPass pass) {
    return ask(() -> probe.perturbed(picture, pass));
  }

  @Override
  public Map<LayerId, Tensor> propagate(int picture, BackwardPass pass) {
    return ask(() -> probe.propagate(picture, pass));
  }

  @Override
  public Tensor propagate(int picture, LayerId to, Target target, BackwardRule rule) {
    return ask(() -> probe.propagate(picture, to, target, rule));
  }

  @Override
  public Tensor curvature(int picture, LayerId layer, Target target, Tensor direction) {
    return ask(() -> probe.curvature(picture, layer, target, direction));
  }

  @Override
  public float[] channelGradient(int picture, LayerId layer, Target target) {
    Asked asked = new Asked("means", picture, layer, target);
    return once(asked, () -> probe.channelGradient(picture, layer, target)).clone();
  }

  @Override
  public float[] channelGradient(int picture, LayerId layer, Target target, Move move) {
    return ask(() -> probe.channelGradient(picture, layer, target, move));
  }

  @Override
  public Probe fork(ProbePlan plan) {
    return new LentProbe(lender, ask(() -> probe.fork(plan)), account);
  }

  @Override
  public Work work() {
    return account.work;
  }

  @Override
  public Tensor parameter(String name) {
    return ask(() -> probe.parameter(name));
  }

  /** A fork is its borrower's to close, what was lent is not. */
  @Override
  public void close() {
    if (probe != lender.probe) {
      ask(
          () -> {
            probe.close();
            return null;
          });
    }
  }
}
