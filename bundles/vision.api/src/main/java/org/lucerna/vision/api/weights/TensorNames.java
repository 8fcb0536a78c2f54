/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names tensors have in files, and the ones networks know them by. */
public final class TensorNames {

  /** What wrappers put around a module: DataParallel and {@code torch.compile}. */
  private static final Set<String> WRAPPERS = Set.of("module", "_orig_mod");

  /**
   * The published DenseNet files are older than the rule that module names have no dots;
   * torchvision renames as it loads them.
   */
  private static final Pattern OLD_DENSENET =
      Pattern.compile("(.*\\bdenselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\.[a-z_]+)");

  private TensorNames() {}

  /** The name in a network of the tensor called {@code name} in a file. */
  public static String plain(String name) {
    String inner =
        Arrays.stream(name.split("\\.", -1))
            .filter(part -> !WRAPPERS.contains(part))
            .collect(Collectors.joining("."));
    return OLD_DENSENET.matcher(inner.isEmpty() ? name : inner).replaceFirst("$1$2");
  }

  /**
   * The same tensors by {@link #plain} names, in the same order.
   *
   * @throws BadWeightsException if two become equal
   */
  public static <T> Map<String, T> plain(Map<String, T> tensors) throws BadWeightsException {
    Map<String, T> named = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : tensors.entrySet()) {
      String name = plain(entry.getKey());
      if (named.put(name, entry.getValue()) != null) {
        throw BadWeightsException.damaged("it holds two tensors called '" + name + "'");
      }
    }
    return named;
  }
}
