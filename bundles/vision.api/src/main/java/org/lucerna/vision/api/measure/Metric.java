/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.measure;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Compares predictions with labels. Registered with {@code PluginType}. */
@ConsumerType
public interface Metric {

  Measurement measure(List<String> classes, List<Prediction> predictions);
}
