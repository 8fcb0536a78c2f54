/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.session;

import java.nio.file.Path;
import java.util.Map;
import org.lucerna.vision.api.analysis.Inspection;
import org.osgi.annotation.versioning.ProviderType;

/** An open model with open pictures. Belongs to one thread. */
@ProviderType
public interface Inspected extends AutoCloseable {

  Inspection inspection();

  /** For titles: the run's name, or the network's. */
  String title();

  /** The job the model came from, as in a job file; empty where it came from none. */
  Map<String, Object> job();

  /** Relative paths of {@link #job} are meant against it. */
  Path base();

  /** Where weights come from, checksums, training. */
  Map<String, String> provenance();

  @Override
  void close();
}
