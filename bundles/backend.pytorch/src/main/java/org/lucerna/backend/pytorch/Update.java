/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.backend.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;

/**
 * How one parameter changes, in place, as in torch.optim. Works on pieces that stay in the
 * processor's cache, so that no temporary value is as large as a parameter.
 */
sealed interface Update permits SgdUpdate, AdamUpdate {

  /** Values at a time: 1 MB each of parameter, gradient and state. */
  long PIECE = 1 << 18;

  /** What is remembered of every parameter, such as {@code exp_avg}. */
  List<String> kinds();

  /**
   * Changes a piece.
   *
   * @param scope closes what is made here
   * @param parameter flat
   * @param gradient flat; may be overwritten
   * @param state flat, one for each of {@link #kinds}
   */
  void apply(PtNDManager scope, PtNDArray parameter, PtNDArray gradient, List<PtNDArray> state);

  /** Changes a whole parameter piece by piece. */
  default void applyAll(
      PtNDManager scope, PtNDArray parameter, PtNDArray gradient, List<PtNDArray> state) {
    long size = parameter.size();
    try (PtNDManager whole = (PtNDManager) scope.newSubManager()) {
      PtNDArray p = flat(parameter, whole);
      PtNDArray g = flat(gradient, whole);
      List<PtNDArray> s = state.stream().map(array -> flat(array, whole)).toList();
      for (long from = 0; from < size; from += PIECE) {
        long start = from;
        long end = Math.min(size, from + PIECE);
        try (PtNDManager piece = (PtNDManager) whole.newSubManager()) {
          List<PtNDArray> parts = s.stream().map(a -> piece(a, start, end, piece)).toList();
          apply(piece, piece(p, start, end, piece), piece(g, start, end, piece), parts);
        }
      }
    }
  }

  /** In row-major order; the same memory unless the engine keeps it in another order. */
  private static PtNDArray flat(PtNDArray array, PtNDManager scope) {
    return JniUtils.reshape(Transfer.alias(array, scope), new long[] {-1});
  }

  private static PtNDArray piece(PtNDArray flat, long from, long to, PtNDManager scope) {
    PtNDArray piece = JniUtils.slice(flat, 0, from, to, 1);
    piece.attach(scope);
    return piece;
  }
}
