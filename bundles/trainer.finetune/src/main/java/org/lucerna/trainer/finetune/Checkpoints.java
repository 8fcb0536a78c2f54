/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.trainer.finetune;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.Tensor;
import org.lucerna.core.api.file.Storage;
import org.lucerna.vision.api.train.Epoch;
import org.lucerna.vision.api.train.TrainJob;
import org.lucerna.vision.api.weights.ModelStore;
import org.lucerna.vision.api.weights.StoredModel;
import org.lucerna.vision.api.weights.Weights;

/**
 * A run's files. {@code state.safetensors} alone says where the run stands and is written first;
 * all others follow from it and are written again when a run is resumed, so that it does not matter
 * between which two of them it was killed.
 */
final class Checkpoints {

  private static final String STATE = "state.safetensors";
  private static final String LAST = "last.safetensors";
  private static final String BEST = "best.safetensors";
  private static final String EPOCHS = "epochs.csv";

  private final Storage storage;
  private final ModelStore models;
  private final TrainJob<FineTuneParams> job;
  private final int pictures;

  /**
   * @param pictures that an epoch learns from
   */
  Checkpoints(Storage storage, ModelStore models, TrainJob<FineTuneParams> job, int pictures) {
    this.storage = storage;
    this.models = models;
    this.job = job;
    this.pictures = pictures;
  }

  Path last() {
    return job.folder().resolve(LAST);
  }

  Path best() {
    return job.folder().resolve(BEST);
  }

  /**
   * The state to go on from, if resuming is asked for and there is one. Without resuming, an
   * earlier run's state is deleted, so that nothing goes on from it; its models stay until this
   * run's take their place.
   */
  Optional<RunState> begin(String hash) throws IOException {
    Path file = job.folder().resolve(STATE);
    if (!job.resume()) {
      for (String old : List.of(STATE, EPOCHS)) {
        Files.deleteIfExists(job.folder().resolve(old));
      }
      return Optional.empty();
    }
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    RunState state = read(file);
    try {
      require(state, file, hash);
      return Optional.of(state);
    } catch (LucernaException e) {
      state.close();
      throw e;
    }
  }

  private void require(RunState state, Path file, String hash) {
    if (!state.job().equals(hash)) {
      throw invalid(
          file
              + " is the state of another job (network, weights, data, seed or parameters differ):"
              + " choose another folder, or start without resuming");
    }
    if (state.epoch() > job.params().epochs()) {
      throw invalid(
          "%s has %d epochs already, more than the %d asked for"
              .formatted(file, state.epoch(), job.params().epochs()));
    }
  }

  private static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }

  private RunState read(Path file) throws IOException {
    Weights saved = models.openTensors(file);
    try {
      return RunState.of(saved);
    } catch (IllegalArgumentException e) {
      saved.close();
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          file + " is not the state of a training run: start without resuming",
          e);
    }
  }

  static Map<String, Tensor> copy(Weights from, Set<String> names) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : names) {
      tensors.put(name, from.read(name));
    }
    return tensors;
  }

  /** Deletes the best model of an earlier run, where this one has none. */
  void dropBest() throws IOException {
    Files.deleteIfExists(best());
  }

  void writeState(RunState state) {
    Path file = job.folder().resolve(STATE);
    writing(file, () -> models.saveTensors(file, state.tensors(), state.texts(job.seed())));
  }

  /** Writes a whole model: the graph as it was given, dropout included. */
  void writeModel(Path file, Weights weights, Epoch epoch) {
    Map<String, String> provenance = new LinkedHashMap<>(job.provenance());
    provenance.put("epoch", String.valueOf(epoch.number()));
    epoch
        .validation()
        .ifPresent(fit -> provenance.put("validation-accuracy", String.valueOf(fit.accuracy())));
    StoredModel model = new StoredModel(job.network(), job.data().classes(), provenance, weights);
    writing(file, () -> models.save(file, model));
  }

  void writeEpochs(List<Epoch> epochs) {
    Path file = job.folder().resolve(EPOCHS);
    byte[] text = EpochTable.format(epochs, pictures).getBytes(StandardCharsets.UTF_8);
    writing(file, () -> storage.write(file, out -> out.write(text)));
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void writing(Path file, Writing work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.FAILED,
          "%s cannot be written (%s); what was there before is intact: make room and go on with --resume"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
