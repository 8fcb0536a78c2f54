/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.weights.Weights;

/** Takes a file into the model folder: read through first, then copied whole or not at all. */
record Import(Readers readers, Catalogue catalogue, ModelPlaces places, Storage storage) {

  private static final int WINDOW = 1 << 20;
  private static final int KILO = 1000;

  /**
   * @throws LucernaException (unreadable) if it is no sound weight file, (usage) if another file of
   *     that name is there
   */
  Outcome run(Path file, Progress progress) throws IOException {
    String sha256 = check(file, progress.part("reading " + file.getFileName(), 0.5));
    Optional<CatalogueEntry> published = catalogue.ofHash(sha256);
    String name = published.map(CatalogueEntry::file).orElse(file.getFileName().toString());
    refuseFalseName(file, name, published);
    Path target = places.target().resolve(name);
    boolean there = Files.isRegularFile(target);
    if (there && Files.mismatch(file, target) >= 0) {
      throw new LucernaException(
          ExitStatus.USAGE,
          "there is another file '" + target + "': delete it, or give this one another name");
    }
    if (!there) {
      copy(file, target, sha256, progress.part("copying " + name + ", kB", 0.5));
    }
    return outcome(target, sha256, published);
  }

  private String check(Path file, Progress progress) throws IOException {
    try (Weights weights = readers.of(file).service().open(file)) {
      Readers.readAll(weights, progress);
      return weights.sha256();
    }
  }

  private void refuseFalseName(Path file, String name, Optional<CatalogueEntry> published) {
    if (published.isEmpty() && catalogue.ofFile(name).isPresent()) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "'%s' has the name of a published file, but is another: download it again, or give it"
                  .formatted(file)
              + " a name of its own");
    }
    if (!ModelFinder.isFileName(name) || !ModelFinder.isWeightFile(name)) {
      throw new LucernaException(
          ExitStatus.USAGE,
          "'%s' cannot be found again by its name: give it one of letters and digits that ends in %s"
              .formatted(file, String.join(", ", ModelFinder.EXTENSIONS)));
    }
  }

  private void copy(Path file, Path target, String sha256, Progress progress) {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      storage.write(
          target,
          out -> {
            if (!copy(in, out, size, progress).equals(sha256)) {
              throw new IOException(file + " changed meanwhile");
            }
          });
    } catch (IOException e) {
      throw new LucernaException(
          ExitStatus.FAILED,
          e.getMessage() + "; make room there or name another folder with --models",
          e);
    }
  }

  /**
   * @return the SHA-256 of what was copied: what was read through before must be what is kept
   */
  private static String copy(InputStream in, OutputStream out, long size, Progress progress)
      throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] window = new byte[WINDOW];
    long done = 0;
    for (int count; (count = in.read(window)) >= 0; ) {
      out.write(window, 0, count);
      digest.update(window, 0, count);
      done += count;
      progress.step(done / KILO, size / KILO);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Outcome outcome(Path target, String sha256, Optional<CatalogueEntry> published) {
    String file = target.getFileName().toString();
    String name =
        published.map(CatalogueEntry::name).orElse(file.substring(0, file.lastIndexOf('.')));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("file", target.toString());
    json.put("sha256", sha256);
    String line = "'%s' is in %s: name it with --weights %s".formatted(name, target, name);
    return Outcome.ok(List.of(line), json);
  }
}
