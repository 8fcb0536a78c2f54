/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.lucerna.core.api.param.ParamInfo;

/**
 * What a command's dialog is made from.
 *
 * @param known proposes values
 * @param binding throws {@code ParamException} for wrong values, relative to a folder
 */
record CommandForm(
    String id,
    String label,
    String origin,
    List<ParamInfo> params,
    KnownValues known,
    BiConsumer<Map<String, Object>, Path> binding) {

  /** The label as a sentence's beginning. */
  String sentence() {
    return label.isEmpty() ? id : Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }
}
