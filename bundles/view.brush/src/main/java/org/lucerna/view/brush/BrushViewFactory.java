/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.brush;

import java.awt.EventQueue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugins;
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

/** Brings the view Brush, and tells open ones when methods come and go. */
@Component
@ViewType(
    id = "brush",
    label = "Brush",
    area = Area.EDITOR,
    order = 40,
    shown = false,
    icon = "icons/brush.svg")
public final class BrushViewFactory implements ViewFactory {

  private final Installed installed;
  private final List<BrushView> open = new CopyOnWriteArrayList<>();

  @Activate
  public BrushViewFactory(@Reference Plugins plugins, @Reference ParamBinder binder) {
    installed = new Installed(plugins, binder);
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    open.removeIf(BrushView::isClosed);
    BrushView view = new BrushView(site, installed, state, Optional.empty());
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

  private void tell() {
    if (!open.isEmpty()) {
      EventQueue.invokeLater(() -> open.forEach(BrushView::pluginsChanged));
    }
  }
}
