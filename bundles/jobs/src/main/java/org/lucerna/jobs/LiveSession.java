/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.UnknownPluginException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Preprocessor;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.compute.Probe;
import org.lucerna.vision.api.compute.ProbePlan;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.session.Answer;
import org.lucerna.vision.api.session.Question;
import org.lucerna.vision.api.session.Session;

/** A model on the device that answers as command {@code explain} does. */
final class LiveSession implements Session {

  private final Workplace work;
  private final OpenedModel opened;
  private final Model model;
  private final BuiltModel built;
  private final Origin origin;
  private final List<String> classes;
  private final Turns turns = new Turns();

  /**
   * Where it comes from.
   *
   * @param choice what opens it again
   * @param base files that words name are meant against it
   */
  record Origin(String title, Map<String, Object> choice, Path base) {}

  LiveSession(Workplace work, OpenedModel opened, Origin origin) throws IOException {
    this.work = work;
    this.opened = opened;
    this.model = opened.model();
    this.built = opened.built();
    this.origin = origin;
    this.classes =
        IntStream.range(0, Classes.count(built.network())).mapToObj(built::className).toList();
  }

  @Override
  public String title() {
    return origin.title();
  }

  @Override
  public Network network() {
    return built.network();
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public Map<String, Object> choice() {
    return new LinkedHashMap<>(origin.choice());
  }

  @Override
  public Map<String, String> provenance() {
    return new LinkedHashMap<>(built.provenance());
  }

  @Override
  public List<String> notes() {
    return List.copyOf(built.notes());
  }

  @Override
  public String engine() {
    Engine engine = opened.engine();
    String backend = engine.backend().description();
    String device = engine.device().label();
    return backend.contains(device) ? backend : backend + ", " + device;
  }

  private Preprocessing preprocessing() {
    return built.network().input().preprocessing();
  }

  @Override
  public RgbImage crop(RgbImage picture) {
    return Preprocessor.crop(picture, preprocessing());
  }

  @Override
  public Tensor logits(List<RgbImage> crops) {
    Tensor inputs = Pictures.inputs(crops, preprocessing());
    return turns.take(Progress.none(), () -> model.logits(inputs));
  }

  @Override
  public Map<LayerId, Tensor> activations(RgbImage crop, Collection<LayerId> layers) {
    Tensor inputs = Pictures.inputs(List.of(crop), preprocessing());
    Set<LayerId> wanted = new LinkedHashSet<>(layers);
    return turns.take(Progress.none(), () -> activations(inputs, wanted));
  }

  private Map<LayerId, Tensor> activations(Tensor inputs, Set<LayerId> wanted) {
    Map<LayerId, Tensor> values = new LinkedHashMap<>();
    if (wanted.size() == 1) { // not further than it must, for a layer that somebody clicked on
      LayerId layer = wanted.iterator().next();
      return Map.of(layer, model.run(Network.INPUT, inputs, layer).slice(0));
    }
    try (Probe probe = model.probe(new ProbePlan(inputs, wanted, List.of(List.of())))) {
      wanted.forEach(layer -> values.put(layer, probe.activation(0, layer)));
    }
    return values;
  }

  @Override
  public Tensor parameter(String name) {
    return turns.take(Progress.none(), () -> read(name));
  }

  private Tensor read(String name) {
    if (!built.weights().names().contains(name)) {
      throw new ParamException(
          "parameter",
          "network %s has no parameter '%s'%s"
              .formatted(
                  built.network().id(),
                  name,
                  work.binder().didYouMean(name, built.weights().names())));
    }
    try {
      return built.weights().read(name);
    } catch (IOException e) {
      throw new LucernaException(ExitStatus.UNREADABLE, e.getMessage(), e);
    }
  }

  @Override
  public List<LayerId> layers(List<String> words) {
    return LayerNames.resolve(work, built.network(), words);
  }

  @Override
  public void explain(
      RgbImage crop, Question question, Progress progress, Consumer<Answer> answers) {
    ask(crop, question, progress, new Maps(answers));
  }

  /** Nobody asks for the logits. */
  private record Maps(Consumer<Answer> answers) implements Listener {

    @Override
    public void logits(float[] logits) {
      // Nobody asked.
    }

    @Override
    public void answer(Answer answer) {
      answers.accept(answer);
    }
  }

  @Override
  public void ask(RgbImage crop, Question question, Progress progress, Listener listener) {
    turns.take(
        progress,
        () -> {
          Subject subject =
              new Subject("picture", question.label(), () -> crop, OptionalInt.empty());
          answer(new Explaining.Cropped(subject, crop), question, progress, listener);
          return null;
        });
  }

  private void answer(
      Explaining.Cropped crop, Question question, Progress progress, Listener listener) {
    List<String> missing = new ArrayList<>();
    AtomicInteger found = new AtomicInteger();
    try {
      Explaining.Wish wish = wish(question, missing);
      Consumer<Explanation> counted =
          map -> {
            found.incrementAndGet();
            listener.answer(map.answer());
          };
      missing.addAll(
          new Explaining(work, model, built, question.seed())
              .cropped(
                  List.of(crop),
                  wish,
                  progress,
                  picture -> {
                    listener.logits(picture.prediction().logits().clone());
                    return counted;
                  }));
    } catch (ParamException | UnknownPluginException e) {
      throw new LucernaException(ExitStatus.USAGE, e.getMessage(), e);
    }
    if (found.get() == 0 && !missing.isEmpty()) {
      throw new LucernaException(ExitStatus.JOB_INVALID, missing.get(0));
    }
    missing.forEach(progress::note);
  }

  private Explaining.Wish wish(Question question, List<String> missing) {
    MethodParams params = MethodParams.of(question.params(), origin.base());
    List<MethodPlan> plans =
        new MethodPlans(work)
            .applicable(
                built.network(),
                new MethodPlans.Order(question.methods(), question.layers(), params),
                missing::add);
    return new Explaining.Wish(plans, TargetWords.all(question.targets(), origin.base()));
  }

  @Override
  public void close() {
    turns.end(opened::close);
  }
}
