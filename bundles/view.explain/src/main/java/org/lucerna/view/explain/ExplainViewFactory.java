/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.EventQueue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.explain.Decorator;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings the view Explain, and tells open ones when methods come and go. */
@Component
@ViewType(
    id = "explain",
    label = "Explain",
    area = Area.EDITOR,
    order = 10,
    icon = "icons/explain.svg")
public final class ExplainViewFactory implements ViewFactory {

  private final Installed installed;
  private final List<ExplainView> open = new CopyOnWriteArrayList<>();

  @Activate
  public ExplainViewFactory(@Reference Plugins plugins, @Reference ParamBinder binder) {
    installed = new Installed(plugins, binder);
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    open.removeIf(ExplainView::isClosed);
    ExplainView view = new ExplainView(site, installed, state);
    open.add(view);
    return view;
  }

  @Reference(
      service = Explainer.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "gone")
  void come(ServiceReference<Explainer<?>> method) {
    tell();
  }

  void gone(ServiceReference<Explainer<?>> method) {
    tell();
  }

  @Reference(
      service = Decorator.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "decoratorGone")
  void decoratorCome(ServiceReference<Decorator<?>> decorator) {
    tell();
  }

  void decoratorGone(ServiceReference<Decorator<?>> decorator) {
    tell();
  }

  private void tell() {
    if (!open.isEmpty()) {
      EventQueue.invokeLater(() -> open.forEach(ExplainView::pluginsChanged));
    }
  }
}
