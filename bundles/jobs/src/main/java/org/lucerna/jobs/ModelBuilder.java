/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.task.Progress;
import org.lucerna.jobs.ModelParams.TransformInput;
import org.lucerna.vision.api.network.Head;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.Shapes;
import org.lucerna.vision.api.network.WeightLayout;
import org.lucerna.vision.api.weights.InitialWeights;
import org.lucerna.vision.api.weights.MergedWeights;
import org.lucerna.vision.api.weights.ModelFiles;
import org.lucerna.vision.api.weights.NetworkReader;
import org.lucerna.vision.api.weights.PartialWeights;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.WeightMatch;
import org.lucerna.vision.api.weights.WeightReader;
import org.lucerna.vision.api.weights.Weights;

/** Puts network, head and weights together. */
final class ModelBuilder {

  static final String PROCEDURAL = "procedural";
  static final String INITIAL = "initial";

  /** The head that is none: the network keeps its own classes, whatever those of the data are. */
  static final String KEPT = "none";

  private static final String MEANINGLESS =
      "procedural weights: the network has learnt nothing, its answers and maps are meaningless";

  private final Workplace work;

  ModelBuilder(Workplace work) {
    this.work = work;
  }

  /** A network with its head, before any weights are read. */
  record Design(
      Networks.Origin entry,
      Network backbone,
      Network network,
      Set<LayerId> fresh,
      ModelParams params,
      Path base) {

    InputTransform transform() {
      return new InputTransform(entry.transformedInput());
    }

    Design transformed() {
      Network before = transform().on(backbone);
      return new Design(entry, before, transform().on(network), fresh, params, base);
    }

    Design withFresh(Set<LayerId> layers) {
      return new Design(entry, backbone, network, layers, params, base);
    }
  }

  /**
   * @param model the job's {@code model}; {@code head} is a word, or a word with parameters
   * @param classes the number of classes to learn; empty keeps the network's own
   */
  Design design(Map<String, Object> model, OptionalInt classes, Path base) {
    Map<String, Object> values = new LinkedHashMap<>(model);
    Map<String, Object> headParams = Map.of();
    if (values.get("head") instanceof Map<?, ?> map && map.size() == 1) {
      String word = map.keySet().iterator().next().toString();
      headParams = Yaml.mapping(map.get(word), "model: head " + word);
      values.put("head", word);
    }
    ModelParams params = work.binder().bind(ModelParams.class, values, base);
    Networks.Origin entry = origin(params, base);
    Network backbone = sized(entry.network(), params);
    checkSize(backbone);
    Network network = backbone;
    boolean own = params.head().filter(KEPT::equals).isPresent();
    if (own) {
      return transformed(new Design(entry, backbone, network, Set.of(), params, base));
    }
    if (params.head().isPresent() || learnsOthers(entry, backbone, classes)) {
      network = attach(backbone, params.head().orElse("classifier"), classes, headParams);
    }
    Set<LayerId> fresh = network == backbone ? Set.of() : Heads.freshLayers(backbone, network);
    Design design = new Design(entry, backbone, network, fresh, params, base);
    return transformed(design);
  }

  private static Design transformed(Design design) {
    return design.params().transformInput() == TransformInput.ON ? design.transformed() : design;
  }

  private Networks.Origin origin(ModelParams params, Path base) {
    return ExportedNetwork.isFile(work, params.network(), base)
        ? ExportedNetwork.open(work, params.network(), base, params.crop())
        : new Networks(work).require(params.network());
  }

  /** A network of the user's own with as many outputs as the data has classes stays as it is. */
  private static boolean learnsOthers(
      Networks.Origin origin, Network backbone, OptionalInt classes) {
    return classes.isPresent()
        && !(origin instanceof ExportedNetwork && classes.getAsInt() == outputs(backbone));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Network attach(
      Network backbone, String id, OptionalInt classes, Map<String, Object> params) {
    Plugin<Head> head = work.plugins().require(Head.class, "head", id);
    Record bound = work.binder().bind((Class) head.params(), params, Path.of(""));
    int count = classes.orElseGet(() -> outputs(backbone));
    return head.service().attach(backbone, count, bound);
  }

  private static int outputs(Network network) {
    return Shapes.of(network).get(network.output()).elements();
  }

  /** A crop can be too small for a network: some layer's window does not fit any more. */
  private static void checkSize(Network network) {
    try {
      Shapes.of(network);
    } catch (IllegalArgumentException e) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "pictures of %d pixels do not fit: %s"
              .formatted(network.input().preprocessing().crop(), e.getMessage()),
          e);
    }
  }

  private static Network sized(Network network, ModelParams params) {
    Preprocessing p = network.input().preprocessing();
    int resize = params.resize().orElse(p.resize());
    int crop = params.crop().orElse(p.crop());
    Preprocessing normalised = new Normalisation(params.mean(), params.std()).on(p);
    return network.withInput(new InputSpec(normalised.sized(resize, crop)));
  }

  /** Reads the weights a design needs. The caller closes. */
  BuiltModel build(Design design, long seed, List<String> classes, Progress progress)
      throws IOException {
    Optional<Weights> own =
        design.params().weights().isPresent() ? Optional.empty() : design.entry().ownWeights();
    String origin = design.params().weights().orElse(INITIAL);
    if (own.isEmpty() && origin.equals(INITIAL)) {
      // Everything is new: nothing was learnt before, so all of it must learn now.
      Set<LayerId> all =
          Parameters.of(design.network()).stream()
              .map(ParameterSpec::layer)
              .collect(Collectors.toSet());
      return built(
          design.withFresh(all), InitialWeights.of(design.network(), seed), classes, List.of());
    }
    if (origin.equals(PROCEDURAL)) {
      return built(design, ProceduralWeights.of(design.network()), classes, List.of(MEANINGLESS));
    }
    Weights source = own.isPresent() ? own.get() : open(located(design.base(), origin));
    try {
      return merged(design, source, seed, classes, progress);
    } catch (RuntimeException | IOException e) {
      source.close();
      throw e;
    }
  }

  private BuiltModel merged(
      Design asked, Weights file, long seed, List<String> classes, Progress progress)
      throws IOException {
    WeightLayout layout = asked.entry().layout(file.names());
    Weights source = new PartialWeights(file, layout.leftOut());
    List<String> notes = new ArrayList<>(layout.notes());
    Design design = transformed(asked, layout, file, notes);
    WeightMatch match =
        design.fresh().isEmpty()
            ? WeightMatch.match(design.network(), source)
            : WeightMatch.match(design.backbone(), design.network(), source);
    if (!match.fits()) {
      match.problems().forEach(progress::note);
    }
    match.require();
    Weights all = new MergedWeights(match, source, InitialWeights.of(design.network(), seed));
    match.note().ifPresent(notes::add);
    return built(design, all, classes, notes);
  }

  /** With the preprocessing that the weights were trained with, unless the job says otherwise. */
  private static Design transformed(
      Design asked, WeightLayout layout, Weights file, List<String> notes) {
    if (!asked.transform().isExpected(layout, file)) {
      return asked;
    }
    TransformInput wish = asked.params().transformInput();
    notes.add(
        wish == TransformInput.OFF
            ? "the weights were trained with transform_input, but transform-input is off"
            : "the weights were trained with transform_input: pictures are normalised to -1..1");
    return wish == TransformInput.AUTO ? asked.transformed() : asked;
  }

  private BuiltModel built(
      Design design, Weights weights, List<String> classes, List<String> notes) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("network", design.network().id());
    provenance.put("weights", weights.origin());
    provenance.put("weights-sha256", weights.sha256());
    design.transform().record(design.network(), provenance);
    List<String> all = new ArrayList<>(design.entry().notes());
    all.addAll(notes);
    List<String> names = design.fresh().isEmpty() ? named(design, classes) : classes;
    return new BuiltModel(design.network(), weights, design.fresh(), names, all, provenance);
  }

  /** The names of a network's own classes, which must be those of the data where both are known. */
  private static List<String> named(Design design, List<String> classes) {
    int count = outputs(design.network());
    List<String> own =
        design.params().classes().map(f -> Classes.read(f, count)).orElse(design.entry().classes());
    if (design.params().head().filter(KEPT::equals).isPresent()) {
      return own.isEmpty() && classes.size() == count ? classes : own;
    }
    if (own.isEmpty() || classes.isEmpty()) {
      return own.isEmpty() ? classes : own;
    }
    if (!own.equals(classes)) {
      throw new LucernaException(
          ExitStatus.JOB_INVALID,
          "the classes of %s are %s, those of the data %s: name the folders alike and in order,"
                  .formatted(design.network().id(), own, classes)
              + " or set model.head to learn the data's");
    }
    return own;
  }

  /** The file beside the job, else that of this name in the model folders. */
  private Path located(Path base, String origin) {
    Path file = base.resolve(origin);
    boolean name = file.getFileName() != null && file.getFileName().toString().equals(origin);
    if (Files.isRegularFile(file) || !name) {
      return file;
    }
    return work.plugins().all(ModelFiles.class).stream()
        .findFirst()
        .map(folders -> folders.service().require(origin))
        .orElse(file);
  }

  private Weights open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "there is no weight file " + file.normalize());
    }
    if (work.plugins().all(NetworkReader.class).stream().anyMatch(p -> p.service().accepts(file))) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          file.normalize() + " holds a network of its own: give it as 'network', not as 'weights'");
    }
    Optional<Plugin<WeightReader>> reader =
        work.plugins().all(WeightReader.class).stream()
            .filter(p -> p.service().accepts(file))
            .findFirst();
    return reader
        .orElseThrow(
            () ->
                new LucernaException(
                    ExitStatus.UNREADABLE,
                    file.normalize() + " is in no weight format known here (.pth, .safetensors)"))
        .service()
        .open(file);
  }

  /** A model that a run has made: its folder, or a checkpoint file. The caller closes. */
  BuiltModel stored(Path runOrFile) throws IOException {
    Path file = Files.isDirectory(runOrFile) ? checkpoint(runOrFile) : runOrFile;
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(ExitStatus.UNREADABLE, "there is no model at " + runOrFile);
    }
    StoredModel stored = work.models().open(file);
    Map<String, String> provenance = new LinkedHashMap<>(stored.provenance());
    provenance.put("checkpoint", file.toString());
    provenance.put("checkpoint-sha256", stored.weights().sha256());
    return new BuiltModel(
        stored.network(), stored.weights(), Set.of(), stored.classes(), List.of(), provenance);
  }

  private static Path checkpoint(Path run) {
    RunFolder folder = new RunFolder(run);
    try {
      Object model = Json.read(folder.reportJson()).get("model");
      if (model != null) {
        return run.resolve(model.toString());
      }
    } catch (IOException | LucernaException e) {
      // A run without a report: its best checkpoint is looked for below.
    }
    Path best = folder.model().resolve("best.safetensors");
    return Files.exists(best) ? best : folder.model().resolve("last.safetensors");
  }
}
