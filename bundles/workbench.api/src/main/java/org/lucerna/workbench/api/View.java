/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.util.List;
import java.util.Map;
import javax.swing.JComponent;
import org.osgi.annotation.versioning.ConsumerType;

/** An open view. All calls arrive on the event thread. */
@ConsumerType
public interface View extends AutoCloseable {

  /** Always the same one. */
  JComponent component();

  /** What the next view of this kind should begin with; kept in the workspace. */
  default Map<String, String> state() {
    return Map.of();
  }

  /** What Ctrl+E and the menu of the view can write to files now; empty where there is nothing. */
  default List<Exhibit> exhibits() {
    return List.of();
  }

  /**
   * Lets go of everything. Listeners of the site's selection are removed by the window, tasks begun
   * through the site are cancelled.
   */
  @Override
  void close();
}
