/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Brings one kind of view. Registered as a service with {@link ViewType}; the view appears in the
 * menu and in the window while the service is there.
 */
@ConsumerType
public interface ViewFactory {

  /**
   * Opens a view, on the event thread: must return at once. Long work goes through {@link
   * Site#start}.
   *
   * @param state what {@link View#state} gave when the view was last closed; empty the first time
   */
  View create(Site site, Map<String, String> state);
}
