/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.plugin.PluginType;
import org.lucerna.core.api.task.Progress;
import org.lucerna.core.api.task.Tasks;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.DatasetLoader;
import org.lucerna.vision.api.dataset.Problem;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens a folder of pictures, or the pictures a CSV file lists. */
@Component
@PluginType(id = "folder", label = "Folder or CSV file of pictures", params = FolderParams.class)
public final class FolderLoader implements DatasetLoader<FolderParams> {

  private static final String CSV = ".csv";

  private final Tasks tasks;
  private final Storage storage;
  private final ParamBinder binder;

  @Activate
  public FolderLoader(
      @Reference Tasks tasks, @Reference Storage storage, @Reference ParamBinder binder) {
    this.tasks = tasks;
    this.storage = storage;
    this.binder = binder;
  }

  @Override
  public boolean accepts(Path source) {
    if (isCsv(source)) {
      return Files.isRegularFile(source);
    }
    try (Stream<Path> children = Files.list(source)) {
      return children.anyMatch(Files::isDirectory);
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** Folders of annotated pictures have sub-folders too, which are no classes. */
  @Override
  public boolean isLastResort() {
    return true;
  }

  @Override
  public Dataset open(FolderParams params, long seed, Progress progress) throws IOException {
    DecodeLimits limits = limits(params);
    Listing listing = list(params);
    Selection selection = Selection.of(listing, params, binder);
    ScanCache cache = new ScanCache(storage, limits);
    Scanner scanner = new Scanner(tasks, limits);
    List<Scan> scans = cache.scan(params.path(), selection.entries(), scanner, progress);
    List<Problem> problems = new ArrayList<>();
    Relations relations = new Relations(params);
    List<Picture> pictures = relations.copies(readable(selection, scans, problems));
    List<List<Integer>> sets = relations.sets(pictures);
    int classes = selection.classes().size();
    Ranks ranks = new Ranks(params.splitSeed().orElse(seed));
    List<Picture> dealt =
        params.folds() == 0 ? pictures : Folds.tested(pictures, sets, params, ranks);
    List<Split> splits = new Splitter(dealt, classes, params, ranks.seed()).split(sets);
    problems.addAll(relations.problems());
    List<Sample> samples = samples(pictures, sets, splits, problems);
    Masks masks =
        params
            .masks()
            .map(
                root ->
                    Masks.find(
                        root, pictures, e -> cache.scan(root, e, scanner, progress), problems))
            .orElse(new Masks(Map.of()));
    checkTraining(selection.classes(), samples, params.path());
    noteUntested(selection.classes(), samples, progress);
    return new FolderDataset(
        new FolderDataset.Content(listing.name(), selection.classes(), pictures, samples, masks),
        problems,
        limits);
  }

  private static DecodeLimits limits(FolderParams params) {
    DecodeLimits usual = DecodeLimits.DEFAULT;
    return new DecodeLimits(usual.bytes(), usual.side(), params.maxPixels());
  }

  private static Listing list(FolderParams params) throws IOException {
    Path path = params.path();
    if (!Files.exists(path)) {
      throw unreadable("The data set " + path + " does not exist.");
    }
    Function<String, Optional<String>> group = group(params.group());
    if (Files.isDirectory(path)) {
      return FolderListing.read(path, group);
    } else if (isCsv(path)) {
      return CsvListing.read(path, group);
    }
    throw unreadable("The data set " + path + " is neither a folder nor a CSV file.");
  }

  private static Function<String, Optional<String>> group(Optional<String> expression) {
    if (expression.isEmpty()) {
      return id -> Optional.empty();
    }
    try {
      Pattern pattern = Pattern.compile(expression.get());
      return id -> {
        Matcher matcher = pattern.matcher(id);
        boolean found = matcher.find();
        return found
            ? Optional.ofNullable(matcher.group(Math.min(1, matcher.groupCount())))
            : Optional.empty();
      };
    } catch (PatternSyntaxException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "'group' is no regular expression: %s: %s."
              .formatted(expression.get(), e.getDescription()));
    }
  }

  /** The pictures that can be used, in the order of their ids; lists the others. */
  private static List<Picture> readable(
      Selection selection, List<Scan> scans, List<Problem> problems) {
    List<Picture> pictures = new ArrayList<>();
    int[] perClass = new int[selection.classes().size()];
    for (int i = 0; i < scans.size(); i++) {
      Entry entry = selection.entries().get(i);
      Scan scan = scans.get(i);
      if (scan.isReadable()) {
        int label = selection.classes().indexOf(entry.className());
        perClass[label]++;
        pictures.add(new Picture(entry, label, scan));
      } else {
        problems.add(new Problem(scan.failure(), List.of(entry.id()), scan.message()));
      }
    }
    for (int c = 0; c < perClass.length; c++) {
      if (perClass[c] == 0) {
        String name = selection.classes().get(c);
        throw unreadable("None of the pictures of the class '" + name + "' can be read.");
      }
    }
    return pictures;
  }

  private static List<Sample> samples(
      List<Picture> pictures,
      List<List<Integer>> sets,
      List<Split> splits,
      List<Problem> problems) {
    Sample[] samples = new Sample[pictures.size()];
    for (List<Integer> set : sets) {
      Set<Split> used = EnumSet.noneOf(Split.class);
      set.forEach(i -> used.add(splits.get(i)));
      boolean leak = used.size() > 1;
      Optional<String> group = leak ? Optional.empty() : name(set, pictures);
      for (int i : set) {
        Picture picture = pictures.get(i);
        samples[i] = new Sample(picture.id(), picture.label(), splits.get(i), group);
      }
      if (leak) {
        List<String> files = set.stream().map(i -> pictures.get(i).id()).toList();
        String where = String.join(" and ", used.stream().map(Split::id).toList());
        String message =
            "Related pictures lie in %s, as the data set itself has it: %s."
                .formatted(where, Relations.named(files));
        problems.add(new Problem(Problem.Kind.LEAK, files, message));
      }
    }
    return List.of(samples);
  }

  /** The user's own group where there is one; else, for several pictures, the first one's id. */
  private static Optional<String> name(List<Integer> set, List<Picture> pictures) {
    Optional<String> named =
        set.stream().flatMap(i -> pictures.get(i).entry().group().stream()).sorted().findFirst();
    return named.isPresent() || set.size() == 1
        ? named
        : Optional.of("like " + pictures.get(set.get(0)).id());
  }

  private static void checkTraining(List<String> classes, List<Sample> samples, Path path) {
    for (String name : without(Split.TRAIN, classes, samples)) {
      throw unreadable("The class '%s' in %s has no picture to train on.".formatted(name, path));
    }
  }

  private static void noteUntested(List<String> classes, List<Sample> samples, Progress progress) {
    List<String> untested = without(Split.TEST, classes, samples);
    if (!untested.isEmpty() && untested.size() < classes.size()) {
      progress.note(
          "No picture is left to test the class %s: too few that are not related."
              .formatted(String.join(", ", untested)));
    }
  }

  private static List<String> without(Split split, List<String> classes, List<Sample> samples) {
    boolean[] found = new boolean[classes.size()];
    samples.stream().filter(s -> s.split() == split).forEach(s -> found[s.label()] = true);
    return IntStream.range(0, found.length).filter(c -> !found[c]).mapToObj(classes::get).toList();
  }

  private static boolean isCsv(Path source) {
    return source.toString().toLowerCase(Locale.ROOT).endsWith(CSV);
  }

  private static LucernaException unreadable(String sentence) {
    return new LucernaException(ExitStatus.UNREADABLE, sentence);
  }
}
