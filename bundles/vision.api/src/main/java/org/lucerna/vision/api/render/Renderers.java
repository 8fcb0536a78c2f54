/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.render;

import java.nio.file.Path;
import java.util.Map;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;

/** Draws through whatever renderers are installed. */
public record Renderers(Plugins plugins, ParamBinder binder) {

  /**
   * @param renderer its id
   * @param subject of the type that renderer draws
   * @param params by key; what is not given has the renderer's defaults
   * @throws org.lucerna.core.api.plugin.UnknownPluginException if there is no such renderer
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Figure draw(String renderer, Object subject, Map<String, ?> params) {
    Plugin<Renderer> plugin = plugins.require(Renderer.class, "renderer", renderer);
    Record bound = binder.bind((Class) plugin.params(), params, Path.of(""));
    return plugin.service().render(subject, bound);
  }
}
