/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.data;

import java.awt.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.JFileChooser;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.kit.Texts;

/** Opens data sets: a folder the user chooses, or what a loader makes of nothing. */
final class OpenData {

  private static final long SEED = 0;

  /** What it takes. */
  record Services(Studio studio, Plugins plugins, ParamBinder binder) {}

  /** A data set that needs no path, such as a drawn one. */
  record Ready(String loader, String label) {}

  private final Site site;
  private final Services services;
  private final Texts texts = new Texts(OpenData.class);

  OpenData(Site site, Services services) {
    this.site = site;
    this.services = services;
  }

  /** Data sets that can be opened without being told where they are. */
  @SuppressWarnings("rawtypes")
  List<Ready> ready() {
    List<Ready> found = new ArrayList<>();
    for (Plugin<DatasetLoader> loader : services.plugins().all(DatasetLoader.class)) {
      try {
        List<ParamInfo> params = services.binder().describe(loader.params());
        if (params.stream().allMatch(p -> p.defaultText().isPresent())
            && params.stream().noneMatch(p -> p.key().equals("path"))) {
          found.add(new Ready(loader.id(), loader.label()));
        }
      } catch (RuntimeException e) {
        site.failed(e);
      }
    }
    return found;
  }

  /** Lets the user choose a folder, or a table of paths. */
  void choose(Component parent) {
    JFileChooser chooser = new JFileChooser(site.workspace().folder().toFile());
    chooser.setDialogTitle(texts.of("open.title"));
    chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
    if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
      Path path = chooser.getSelectedFile().toPath().toAbsolutePath();
      open(Map.of("path", path.toString()), String.valueOf(path.getFileName()));
    }
  }

  void open(Ready ready) {
    open(Map.of("loader", ready.loader()), ready.label());
  }

  void open(Map<String, Object> source, String name) {
    Path base = site.workspace().folder();
    site.start(
        texts.of("open.task", name),
        progress -> services.studio().data(source, SEED, base, progress),
        data -> site.selection().set(CurrentData.class, new CurrentData(data, source, SEED)));
  }
}
