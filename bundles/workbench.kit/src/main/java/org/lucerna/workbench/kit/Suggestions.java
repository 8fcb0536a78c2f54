/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.kit;

import java.util.List;
import org.lucerna.core.api.param.ParamInfo;

/** Knows values that a parameter may have, such as the ids of the plugins there are. */
@FunctionalInterface
public interface Suggestions {

  /** Asked on the event thread, must answer at once; empty where nothing is known. */
  List<String> of(ParamInfo param);

  /** Knows nothing. */
  static Suggestions none() {
    return param -> List.of();
  }
}
