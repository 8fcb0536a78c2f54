/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.util.List;
import java.util.Optional;
import org.lucerna.core.api.param.Param;

/** Command {@code models}. */
public record ModelsParams(
    @Param(
            value = "list",
            help = "list the known weights, get one, import a file, or say what is in a file",
            positional = true)
        Action action,
    @Param(value = "", help = "a name of the list, or a file", positional = true)
        Optional<String> item,
    @Param(
            value = "",
            help =
                "folders to look into and put files into, or addresses (http, file) of mirrors;"
                    + " else LUCERNA_MODELS",
            provenance = false)
        List<String> models) {

  /** What is done. */
  public enum Action {
    LIST,
    GET,
    IMPORT,
    INFO
  }
}
