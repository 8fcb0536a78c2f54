/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/** From what annotations list to a data set; gathers what is wrong on the way. */
final class Assembly {

  /** What both loaders work with. */
  record Services(Tasks tasks, Storage storage, ParamBinder binder) {}

  private final Path source;
  private final Choice choice;
  private final Looks looks;
  private final Selection selection;
  private final List<Problem> problems;
  private final Map<Path, Look> seen = new HashMap<>();
  private final List<Candidate> usable = new ArrayList<>();

  /**
   * What annotations list.
   *
   * @param samples all there are
   * @param problems found so far, to which more are added
   */
  record Listing(List<Candidate> samples, List<Problem> problems) {}

  Assembly(Path source, Choice choice, Services services, Listing listing) {
    DecodeLimits usual = DecodeLimits.DEFAULT;
    DecodeLimits limits = new DecodeLimits(usual.bytes(), usual.side(), choice.maxPixels());
    this.source = source;
    this.choice = choice;
    this.looks =
        new Looks(services.tasks(), limits, new LookCache(services.storage(), source, limits));
    this.problems = listing.problems();
    this.selection = Selection.of(choice, listing.samples(), services.binder());
    this.usable.addAll(selection.take(listing.samples()));
  }

  /** Looks at the pictures and leaves out those that cannot be read. */
  List<Candidate> readable(Progress progress) {
    look(usable.stream().map(Candidate::picture).toList(), progress);
    Set<String> told = new TreeSet<>();
    for (Candidate c : usable) {
      Look look = look(c.picture());
      if (!look.isReadable() && told.add(c.picture().name())) {
        problems.add(new Problem(look.failure(), List.of(c.picture().name()), look.message()));
      }
    }
    usable.removeIf(c -> !look(c.picture()).isReadable());
    if (usable.isEmpty()) {
      throw Refusal.unreadable(
          "No picture of %s can be used%s",
          source, problems.isEmpty() ? "." : ": " + problems.get(0).message());
    }
    return List.copyOf(usable);
  }

  /** Looks at further files, such as masks. */
  void look(List<PictureFile> files, Progress progress) {
    Map<Path, PictureFile> fresh = new LinkedHashMap<>();
    files.stream()
        .filter(f -> !seen.containsKey(f.file()))
        .forEach(f -> fresh.putIfAbsent(f.file(), f));
    seen.putAll(looks.at(List.copyOf(fresh.values()), progress));
  }

  /** The masks that can be used, by the name of their picture; the others are listed. */
  Map<String, PictureFile> fitting(Map<PictureFile, PictureFile> masks, Progress progress) {
    look(List.copyOf(masks.values()), progress);
    Map<String, PictureFile> fitting = new HashMap<>();
    masks.forEach(
        (picture, mask) -> {
          Optional<String> wrong = MaskFile.wrong(mask, look(mask), look(picture));
          if (wrong.isEmpty()) {
            fitting.put(picture.name(), mask);
          } else {
            List<String> files = List.of(picture.name());
            problems.add(new Problem(Problem.Kind.TRUTH, files, wrong.get()));
          }
        });
    return fitting;
  }

  /** What a look at a file has told. */
  Look look(PictureFile file) {
    return seen.get(file.file());
  }

  DecodeLimits limits() {
    return looks.limits();
  }

  List<Problem> problems() {
    return problems;
  }

  /**
   * @param name for titles
   * @param truth of each usable sample
   */
  Dataset finish(String name, long seed, Function<Candidate, Truth> truth) {
    List<String> classes = selection.names(usable);
    List<String> hashes = usable.stream().map(c -> look(c.picture()).sha256()).toList();
    noteCopies(hashes);
    List<Sample> samples = new Splits(choice, seed, problems).samples(usable, hashes, classes);
    if (classes.size() < 2 && samples.stream().anyMatch(s -> s.split() == Split.TRAIN)) {
      throw Refusal.unreadable(
          "Only one class, '%s', is taken from %s; to train at least two are needed.",
          classes.get(0), source);
    }
    List<AnnotatedDataset.Item> items = new ArrayList<>();
    for (int i = 0; i < usable.size(); i++) {
      Candidate c = usable.get(i);
      items.add(
          new AnnotatedDataset.Item(samples.get(i), c.picture(), hashes.get(i), truth.apply(c)));
    }
    return new AnnotatedDataset(
        new AnnotatedDataset.Titles(name, classes), items, problems, looks.limits());
  }

  /** Lists files of equal content, and whether they have other labels. */
  private void noteCopies(List<String> hashes) {
    Map<String, Map<String, Set<String>>> byContent = new LinkedHashMap<>();
    for (int i = 0; i < hashes.size(); i++) {
      byContent
          .computeIfAbsent(hashes.get(i), h -> new TreeMap<>())
          .computeIfAbsent(usable.get(i).picture().name(), p -> new TreeSet<>())
          .add(usable.get(i).className());
    }
    for (Map<String, Set<String>> copies : byContent.values()) {
      List<String> files = List.copyOf(copies.keySet());
      if (copies.values().stream().distinct().count() > 1) {
        String labels =
            copies.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .collect(Collectors.joining(" and "));
        note(Problem.Kind.CONFLICT, files, "One picture under the labels " + labels + ": ");
      } else if (files.size() > 1) {
        note(Problem.Kind.EXACT_DUPLICATE, files, "Equal files, drawn and split together: ");
      }
    }
  }

  private void note(Problem.Kind kind, List<String> files, String words) {
    problems.add(new Problem(kind, files, words + Names.some(files) + "."));
  }

  /** The folder's own name. */
  static String title(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}
