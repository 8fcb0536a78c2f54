/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * What a linear layer's outputs are made of, or a part of it: {@code total_k = sum_j c_jk + bias_k}
 * with contributions c of its inputs.
 */
interface Share {

  /** {@code [1, ...]}, as the layer's output. */
  PtNDArray total();

  /** {@code sum_k c_jk s_k} for each input j. */
  PtNDArray hand(PtNDArray s);

  /**
   * {@code sign x_j w_jk}, with whichever weights the step was run.
   *
   * @param step run on x
   */
  record Term(Step step, PtNDArray x, double sign) {}

  /** Of several terms. */
  record Terms(List<Term> terms, PtNDManager scope) implements Share {

    @Override
    public PtNDArray total() {
      PtNDArray sum = signed(terms.get(0).step().output(scope), terms.get(0).sign());
      for (Term term : terms.subList(1, terms.size())) {
        sum = JniUtils.add(sum, signed(term.step().output(scope), term.sign()));
      }
      return sum;
    }

    @Override
    public PtNDArray hand(PtNDArray s) {
      PtNDArray sum = hand(terms.get(0), s);
      for (Term term : terms.subList(1, terms.size())) {
        sum = JniUtils.add(sum, hand(term, s));
      }
      return sum;
    }

    private PtNDArray hand(Term term, PtNDArray s) {
      PtNDArray back = term.step().pullBack(s, scope).get(0);
      return signed(JniUtils.mul(back, term.x()), term.sign());
    }

    private static PtNDArray signed(PtNDArray x, double sign) {
      return sign == 1 ? x : Elementwise.times(x, sign);
    }
  }

  /** {@code R_j = sum_k c_jk / (total_k + epsilon sign(total_k)) R_k}. */
  static PtNDArray proportional(Share share, PtNDArray arriving, double epsilon, Fused fused) {
    return share.hand(fused.quotient(arriving, share.total(), epsilon));
  }
}
