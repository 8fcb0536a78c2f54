/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Split;
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
    Optional<Map<String, Split>> splits = new ImageSets(params.path()).splits(params.set());
    List<Problem> problems = new ArrayList<>();
    List<String> names = splits.isPresent() ? List.copyOf(splits.get().keySet()) : tree.all();
    Map<String, Annotation> annotations = read(tree, names, problems, progress);
    Map<String, Annotation> byId = new TreeMap<>();
    List<Candidate> listed = new ArrayList<>();
    for (Annotation annotation : annotations.values()) {
      Optional<PictureFile> picture = tree.picture(annotation);
      if (picture.isEmpty()) {
        problems.add(missing(annotation));
        continue;
      }
      for (String className : params.label().classes(annotation)) {
        String id = annotation.name() + "#" + className;
        Optional<Split> split = splits.map(s -> s.get(annotation.name()));
        listed.add(new Candidate(id, picture.get(), className, split, Optional.empty()));
        byId.put(id, annotation);
      }
    }
    if (listed.isEmpty()) {
      throw nothing(params.path(), problems);
    }
    Assembly assembly = new Assembly(params.path(), params.choice(), services, listed, problems);
    List<Candidate> usable = assembly.readable(progress);
    VocTruths truths = new VocTruths(params, tree, byId, assembly);
    truths.check(usable, progress);
    return assembly.finish(Assembly.title(params.path()), seed, truths::of);
  }

  private static Map<String, Annotation> read(
      VocTree tree, List<String> names, List<Problem> problems, Progress progress) {
    AnnotationReader reader = new AnnotationReader();
    Map<String, Annotation> annotations = new TreeMap<>();
    List<String> absent = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (String name : names) {
      progress.step(0, 0); // only to be cancelled
      if (!Files.isRegularFile(tree.xml(name))) {
        absent.add(name);
        continue;
      }
      try {
        Annotation annotation = reader.read(name, tree.xml(name));
        if (annotation.objects().isEmpty()) {
          empty.add(name);
        } else {
          annotations.put(name, annotation);
        }
      } catch (IOException e) {
        problems.add(new Problem(Problem.Kind.UNREADABLE, List.of(name + ".xml"), e.getMessage()));
      }
    }
    note(absent, "have no annotation", problems);
    note(empty, "have an annotation without an object", problems);
    return annotations;
  }

  private static void note(List<String> names, String what, List<Problem> problems) {
    if (!names.isEmpty()) {
      String message = "%d listed pictures %s and are not used: %s.";
      problems.add(
          new Problem(
              Problem.Kind.TRUTH, names, message.formatted(names.size(), what, Names.some(names))));
    }
  }

  private static Problem missing(Annotation annotation) {
    return new Problem(
        Problem.Kind.UNREADABLE,
        List.of(annotation.name() + ".xml"),
        "%s.xml: there is no picture of that name, nor %s, or there are several."
            .formatted(
                annotation.name(),
                annotation.fileName().isEmpty() ? "another" : annotation.fileName()));
  }

  private static RuntimeException nothing(Path path, List<Problem> problems) {
    return Refusal.unreadable(
        "There is no annotated picture in %s%s",
        path, problems.isEmpty() ? "." : ": " + problems.get(0).message());
  }
}
