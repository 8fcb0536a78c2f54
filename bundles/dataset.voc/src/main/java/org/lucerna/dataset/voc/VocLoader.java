/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens pictures with the XML annotations of Pascal VOC and of tools that write the same. */
@Component
@PluginType(id = "voc", label = "Pascal VOC annotations", params = VocParams.class)
public final class VocLoader implements DatasetLoader<VocParams> {

  private final Assembly.Services services;

  @Activate
  public VocLoader(
      @Reference Tasks tasks, @Reference Storage storage, @Reference ParamBinder binder) {
    this.services = new Assembly.Services(tasks, storage, binder);
  }

  @Override
  public boolean accepts(Path source) {
    return VocTree.isOne(source);
  }

  @Override
  public Dataset open(VocParams params, long seed, Progress progress) throws IOException {
    if (!Files.isDirectory(params.path())) {
      throw Refusal.unreadable("The data set %s is no folder.", params.path());
    }
    VocTree tree = new VocTree(params);
    VocListing annotated =
        new VocListing(tree, params.label(), new ImageSets(params.path()).splits(params.set()));
    Assembly.Listing listing = annotated.read(progress);
    if (listing.samples().isEmpty()) {
      List<Problem> problems = listing.problems();
      throw Refusal.unreadable(
          "There is no annotated picture in %s%s",
          params.path(), problems.isEmpty() ? "." : ": " + problems.get(0).message());
    }
    Assembly assembly = new Assembly(params.path(), params.choice(), services, listing);
    List<Candidate> usable = assembly.readable(progress);
    VocTruths truths = new VocTruths(params, tree, annotated.bySample(), assembly);
    truths.check(usable, progress);
    return assembly.finish(Assembly.title(params.path()), seed, truths::of);
  }
}
