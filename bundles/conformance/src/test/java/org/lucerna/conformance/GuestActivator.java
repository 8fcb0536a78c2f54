/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.Hashtable;
import org.lucerna.core.api.data.Heatmap;
import org.lucerna.core.api.param.NoParams;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.explain.ExplainRequest;
import org.lucerna.vision.api.explain.Explainer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Goes into test bundles: registers the method that the bundle's manifest names. */
public final class GuestActivator implements BundleActivator {

  static final String METHOD = "Test-Method";

  @Override
  public void start(BundleContext context) {
    String id = context.getBundle().getHeaders().get(METHOD);
    if (id != null) {
      Hashtable<String, Object> properties = new Hashtable<>();
      properties.put("lucerna.id", id);
      properties.put("lucerna.label", id);
      context.registerService(Explainer.class.getName(), new Nothing(), properties);
    }
  }

  @Override
  public void stop(BundleContext context) {}

  /** Explains nothing. */
  public static final class Nothing implements Explainer<NoParams> {
    @Override
    public Heatmap explain(ExplainRequest<NoParams> request, Progress progress) {
      return null;
    }
  }
}
