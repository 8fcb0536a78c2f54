/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.results;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.session.Session;
import org.lucerna.vision.api.session.Studio;
import org.lucerna.workbench.api.Activity;
import org.lucerna.workbench.api.Site;
import org.lucerna.workbench.api.current.CurrentClass;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentRun;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.kit.run.Prediction;
import org.lucerna.workbench.kit.run.RunFolder;

/** Makes a run's data set, model and pictures current. Event thread only. */
final class RunOpening {

  /** The views that pictures and their maps are looked at in: the only place that names them. */
  static final String PICTURES = "data-set";

  static final String EXPLANATIONS = "explain";
  private static final String PATH = "path";
  private static final String MODEL = "model";
  private static final Texts TEXTS = new Texts(RunOpening.class);

  private final Site site;
  private final Studio studio;
  private Optional<Opening> openingData = Optional.empty();
  private Optional<Opening> openingModel = Optional.empty();
  private Consumer<CurrentData> whenOpen = data -> {};

  RunOpening(Site site, Studio studio) {
    this.site = site;
    this.studio = studio;
  }

  /** What is being opened, and how to stop it. */
  private record Opening(Path run, Activity activity) {
    boolean isOf(RunFolder other) {
      return !activity.isDone() && run.equals(other.folder());
    }
  }

  /**
   * Pictures of a run to look at.
   *
   * @param title what they have in common
   * @param look the class to be explained
   * @param view shown when they are there
   */
  record Wish(RunFolder run, String title, List<Prediction> pictures, String look, String view) {}

  /** Makes a run, its data set and its model current. */
  void open(RunFolder run) {
    site.selection().set(CurrentRun.class, new CurrentRun(run.folder()));
    data(run, data -> {});
    model(run);
  }

  /** Makes pictures of a run current, opening what is not open yet. */
  void show(Wish wish) {
    site.selection().set(CurrentRun.class, new CurrentRun(wish.run.folder()));
    model(wish.run);
    data(wish.run, data -> pick(wish, data));
  }

  private void data(RunFolder run, Consumer<CurrentData> then) {
    Optional<CurrentData> open =
        site.selection().get(CurrentData.class).filter(d -> isOf(run.setup(), d));
    if (open.isPresent()) {
      then.accept(open.get());
      return;
    }
    // The last wish counts; what is being opened for it already is not opened twice.
    whenOpen = then;
    if (openingData.filter(o -> o.isOf(run)).isPresent()) {
      return;
    }
    openingData.map(Opening::activity).ifPresent(Activity::cancel);
    Activity activity =
        site.start(
            TEXTS.of("open.data", run.setup().data()),
            p -> opened(run.setup(), p),
            data -> {
              openingData = Optional.empty();
              site.selection().set(CurrentData.class, data);
              whenOpen.accept(data);
            });
    openingData = Optional.of(new Opening(run.folder(), activity));
  }

  private CurrentData opened(RunFolder.Setup setup, Progress progress) throws Exception {
    Map<String, Object> source = absolute(setup.source(), setup.base());
    Dataset data = studio.data(source, setup.seed(), setup.base(), progress);
    return kept(new CurrentData(data, source, setup.seed()), data, progress);
  }

  /** Closes what nobody waits for any more. */
  private static <T> T kept(T value, AutoCloseable resource, Progress progress) throws Exception {
    try {
      progress.step(1, 1);
      return value;
    } catch (CancellationException e) {
      resource.close();
      throw e;
    }
  }

  private void model(RunFolder run) {
    Map<String, Object> choice = Map.of(MODEL, run.folder().toString());
    boolean open =
        site.selection()
            .get(CurrentModel.class)
            .filter(m -> Objects.equals(m.session().choice().get(MODEL), choice.get(MODEL)))
            .isPresent();
    if (open || openingModel.filter(o -> o.isOf(run)).isPresent()) {
      return;
    }
    openingModel.map(Opening::activity).ifPresent(Activity::cancel);
    Activity activity =
        site.start(
            TEXTS.of("open.model", run.name()),
            p -> {
              Session session = studio.open(choice, run.folder(), p);
              return kept(new CurrentModel(session), session, p);
            },
            model -> {
              openingModel = Optional.empty();
              site.selection().set(CurrentModel.class, model);
            });
    openingModel = Optional.of(new Opening(run.folder(), activity));
  }

  /** Whether the open data set is what the run was made on: the same source, cut the same way. */
  static boolean isOf(RunFolder.Setup setup, CurrentData data) {
    return data.seed() == setup.seed()
        && texts(absolute(setup.source(), setup.base()))
            .equals(texts(absolute(data.source(), setup.base())));
  }

  private static Map<String, String> texts(Map<String, Object> source) {
    Map<String, String> texts = new HashMap<>();
    source.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  private static Map<String, Object> absolute(Map<String, Object> source, Path base) {
    Map<String, Object> all = new LinkedHashMap<>(source);
    all.computeIfPresent(
        PATH, (key, path) -> base.resolve(path.toString()).toAbsolutePath().normalize().toString());
    return all;
  }

  private void pick(Wish wish, CurrentData current) {
    Map<String, Integer> index = new HashMap<>();
    List<Sample> samples = current.data().samples();
    for (int i = 0; i < samples.size(); i++) {
      // A picture may be there once for each of its objects: sample and class together are one.
      String label = current.data().classes().get(samples.get(i).label());
      index.put(samples.get(i).id() + "\n" + label, i);
    }
    List<Integer> found =
        wish.pictures.stream()
            .map(p -> index.get(p.sample() + "\n" + p.label()))
            .filter(Objects::nonNull)
            .toList();
    if (found.isEmpty()) {
      site.say(TEXTS.of("no.pictures", current.data().name(), wish.title));
      return;
    }
    site.selection().set(PictureSet.class, new PictureSet(wish.title, found));
    look(wish.run, wish.look);
    site.selection().set(CurrentPicture.class, current.picture(found.get(0)));
    site.show(wish.view);
  }

  private void look(RunFolder run, String name) {
    int at = run.setup().classes().indexOf(name);
    if (at >= 0) {
      site.selection().set(CurrentClass.class, new CurrentClass(at, name));
    }
  }
}
