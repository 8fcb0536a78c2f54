/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.vision.api.network.InputSpec;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.Preprocessing;
import org.lucerna.vision.api.network.WeightLayout;
import org.lucerna.vision.api.weights.NetworkFile;
import org.lucerna.vision.api.weights.NetworkReader;
import org.lucerna.vision.api.weights.Weights;

/**
 * A network of the user's own, from a file that holds graph and weights.
 *
 * @param pixels height and width of pictures, where the file's own are not wanted
 * @param classes names by output; empty where nobody named them
 * @param notes what a person should know of it
 */
record ExportedNetwork(
    Path file,
    NetworkReader reader,
    OptionalInt pixels,
    Network network,
    List<String> classes,
    List<String> notes)
    implements Networks.Origin {

  /** Whether a network's name is a file's: one that is there, or one that looks like a path. */
  static boolean isFile(Workplace work, String name, Path base) {
    return name.matches(".*[./\\\\].*") || reader(work, name, base).isPresent();
  }

  /**
   * @param crop the wanted size of pictures, where the job or an option gives one
   * @throws LucernaException (unreadable) if the file is not there or no network of a known format
   */
  static ExportedNetwork open(Workplace work, String name, Path base, Optional<Integer> crop) {
    Path file = base.resolve(name).normalize();
    if (!Files.isRegularFile(file)) {
      throw new LucernaException(ExitStatus.UNREADABLE, "there is no network file " + file);
    }
    NetworkReader reader =
        reader(work, name, base)
            .orElseThrow(
                () ->
                    new LucernaException(
                        ExitStatus.UNREADABLE,
                        file
                            + " is no network file known here (.onnx); a file with weights only"
                            + " belongs to 'weights'"));
    SideFile side = SideFile.of(file, work.binder());
    Optional<Integer> wanted = crop.isPresent() ? crop : side.crop();
    OptionalInt pixels = wanted.map(OptionalInt::of).orElse(OptionalInt.empty());
    try (NetworkFile read = reader.open(file, pixels)) {
      return of(file, reader, pixels, new Described(read, side));
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.UNREADABLE, "cannot read network file " + file + ": " + e.getMessage(), e);
    }
  }

  private record Described(NetworkFile read, SideFile side) {}

  private static ExportedNetwork of(
      Path file, NetworkReader reader, OptionalInt pixels, Described described) {
    SideFile side = described.side();
    Network network = described.read().network();
    Preprocessing own = network.input().preprocessing();
    Preprocessing p = new Normalisation(side.mean(), side.std()).on(own);
    Preprocessing sized = p.sized(side.resize().orElse(p.resize()), p.crop());
    List<String> names = side.names(file.toAbsolutePath().getParent(), Classes.count(network));
    List<String> notes = new ArrayList<>();
    described.read().notes().forEach(n -> notes.add(file.getFileName() + ": " + n));
    if (!side.normalises()) {
      notes.add(
          "%s does not say how pictures are normalised: ImageNet's mean and deviation are taken"
                  .formatted(file.getFileName())
              + " (mean and std of the model or a side file say otherwise)");
    }
    return new ExportedNetwork(
        file,
        reader,
        pixels,
        network.withInput(new InputSpec(sized)),
        names.isEmpty() ? described.read().classes() : names,
        List.copyOf(notes));
  }

  private static Optional<NetworkReader> reader(Workplace work, String name, Path base) {
    try {
      Path file = base.resolve(name);
      return work.plugins().all(NetworkReader.class).stream()
          .map(Plugin::service)
          .filter(r -> r.accepts(file))
          .findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public WeightLayout layout(Set<String> tensors) {
    return WeightLayout.PLAIN;
  }

  @Override
  public Optional<Preprocessing> transformedInput() {
    return Optional.empty();
  }

  @Override
  public Optional<Weights> ownWeights() throws IOException {
    return Optional.of(reader.open(file, pixels).weights());
  }
}
