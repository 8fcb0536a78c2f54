/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

/** Parts of a new window. */
public enum Area {
  /** On the left: what there is to choose from. */
  NAVIGATOR,
  /** The middle. */
  EDITOR,
  /** On the right: more about what is selected. */
  INSPECTOR,
  /** Below: what happened. */
  OUTPUT
}
