/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

/**
 * A parameter is unknown, missing or has a wrong value; the message is one sentence for the user.
 */
public final class ParamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * @param key the parameter's key
   * @param message what is wrong and what is allowed
   */
  public ParamException(String key, String message) {
    super(message);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
