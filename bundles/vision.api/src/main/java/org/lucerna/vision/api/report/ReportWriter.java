/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.report;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ConsumerType;

/** Writes documents in one format. Registered with {@code PluginType}. */
@ConsumerType
public interface ReportWriter {

  void write(Document document, OutputStream out) throws IOException;
}
