/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.util.Map;
import org.lucerna.workbench.api.Area;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.View;
import org.lucerna.workbench.api.ViewFactory;
import org.lucerna.workbench.api.ViewType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The current picture: zoomed, with its truth, its facts and what the open model says of it. */
@Component
@ViewType(
    id = "picture",
    label = "Picture",
    area = Area.INSPECTOR,
    order = 10,
    icon = "org/lucerna/view/data/icons/picture.svg")
public final class PictureViewFactory implements ViewFactory {

  @Activate
  public PictureViewFactory() {}

  @Override
  public View create(Site site, Map<String, String> state) {
    PictureView view = new PictureView(site, state);
    view.listen();
    return view;
  }
}
