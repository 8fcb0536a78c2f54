/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.plugin;

/** No plugin has that id; the message is one sentence for the user. */
public final class UnknownPluginException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownPluginException(String message) {
    super(message);
  }
}
