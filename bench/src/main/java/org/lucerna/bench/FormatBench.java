/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lucerna.backbone.torchvision.ResNet;
import org.lucerna.backend.pytorch.PytorchBackend;
import org.lucerna.core.FileStorage;
import org.lucerna.vision.api.compute.Model;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.weights.ProceduralWeights;
import org.lucerna.weights.onnx.ExportedFile;
import org.lucerna.weights.safetensors.SafetensorsModelStore;
import org.lucerna.weights.torch.WrittenWeights;

/** One model from each weight format: time to load it, and the memory that takes. */
final class FormatBench {

  private static final int TURNS = 11;

  private final PytorchBackend backend;
  private final FileStorage storage;
  private final Path folder;

  FormatBench(PytorchBackend backend, FileStorage storage, Path folder) {
    this.backend = backend;
    this.storage = storage;
    this.folder = folder;
  }

  static Network network() {
    return new ResNet().network("resnet50");
  }

  void run() throws Exception {
    Network network = network();
    ProceduralWeights weights = ProceduralWeights.of(network);
    new SafetensorsModelStore(storage)
        .saveTensors(Format.SAFETENSORS.in(folder), weights, Map.of());
    WrittenWeights.zip(weights, Format.PTH.in(folder));
    ExportedFile.write(network, weights, Format.ONNX.in(folder));
    for (Format format : List.of(Format.PTH, Format.ONNX)) {
      Ratio ratio =
          Ratio.measure(TURNS, () -> load(network, Format.SAFETENSORS), () -> load(network, format));
      Bench.print("%s", ratio.line("loading " + network.id() + " from " + format + " / SAFETENSORS"));
    }
    for (Format format : Format.values()) {
      long megabytes = Files.size(format.in(folder)) >> 20;
      Bench.print(
          "loading %s from %s (%d MiB on disk): resident memory rises by %d MiB at its peak",
          network.id(), format, megabytes, peak(format) >> 10);
    }
  }

  private void load(Network network, Format format) throws Exception {
    try (Model model = format.load(network, format.in(folder), backend)) {
      if (model.network().nodes().isEmpty()) {
        throw new IllegalStateException("nothing was loaded");
      }
    }
  }

  /** Kilobytes, in a process that does nothing else. */
  private long peak(Format format) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                LoadMemory.class.getName(),
                folder.toString(),
                format.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes()).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("loading from " + format + " failed");
    }
    return Long.parseLong(printed);
  }
}
