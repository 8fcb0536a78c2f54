/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Split;

/** Reads the annotations of a tree and lists the samples they make. */
final class VocListing {

  private final VocTree tree;
  private final LabelRule rule;
  private final Optional<Map<String, Split>> splits;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Candidate> samples = new ArrayList<>();
  private final Map<String, Annotation> bySample = new TreeMap<>();

  /**
   * @param splits of the listed pictures; empty takes all annotations
   */
  VocListing(VocTree tree, LabelRule rule, Optional<Map<String, Split>> splits) {
    this.tree = tree;
    this.rule = rule;
    this.splits = splits;
  }

  /** Reads all annotations. */
  Assembly.Listing read(Progress progress) throws IOException {
    AnnotationReader reader = new AnnotationReader();
    List<String> names = splits.isPresent() ? List.copyOf(splits.get().keySet()) : tree.all();
    List<String> absent = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (String name : names) {
      progress.step(0, 0); // only to be cancelled
      Optional<Path> file = tree.xml(name);
      if (file.isEmpty()) {
        absent.add(name);
        continue;
      }
      try {
        Annotation annotation = reader.read(name, file.get());
        if (annotation.objects().isEmpty()) {
          empty.add(name);
        }
        add(annotation);
      } catch (IOException e) {
        note(Problem.Kind.UNREADABLE, List.of(name + ".xml"), e.getMessage());
      }
    }
    noteAll(absent, "Listed without an annotation, and not used: ");
    noteAll(empty, "Annotated without an object, and not used: ");
    return new Assembly.Listing(samples, problems);
  }

  /** The annotation of each sample, by its id. */
  Map<String, Annotation> bySample() {
    return bySample;
  }

  private void add(Annotation annotation) {
    List<String> classes = rule.classes(annotation);
    if (classes.isEmpty()) {
      return;
    }
    Optional<PictureFile> picture = tree.picture(annotation);
    if (picture.isEmpty()) {
      String xml = annotation.name() + ".xml";
      String other = annotation.fileName().isEmpty() ? "another" : annotation.fileName();
      String why = "%s: there is no picture of that name, nor %s, or there are several.";
      note(Problem.Kind.UNREADABLE, List.of(xml), why.formatted(xml, other));
      return;
    }
    Optional<Split> split = splits.map(s -> s.get(annotation.name()));
    for (String className : classes) {
      String id = annotation.name() + "#" + className;
      samples.add(new Candidate(id, picture.get(), className, split, Optional.empty()));
      bySample.put(id, annotation);
    }
  }

  private void noteAll(List<String> names, String what) {
    if (!names.isEmpty()) {
      note(Problem.Kind.TRUTH, List.copyOf(names), what + Names.some(names) + ".");
    }
  }

  private void note(Problem.Kind kind, List<String> files, String message) {
    problems.add(new Problem(kind, files, message));
  }
}
