/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.embedding;

import java.util.Map;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pictures where a network puts them: a projection of a layer's features, from a run's folder. */
@Component
@ViewType(
    id = "embedding",
    label = "Embedding",
    area = Area.EDITOR,
    shown = false,
    order = 60,
    icon = "org/lucerna/view/embedding/icons/embedding.svg")
public final class EmbeddingViewFactory implements ViewFactory {

  private final Plugins plugins;

  @Activate
  public EmbeddingViewFactory(@Reference Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public View create(Site site, Map<String, String> state) {
    EmbeddingView view = new EmbeddingView(site, new Projecting(site, plugins), state);
    view.listen();
    return view;
  }
}
