/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the files of a small run by hand, as {@code docs/jobs.md} describes them. */
public record RunFiles(Path folder) {

  /** Classes of the data set, in its order. */
  public static final List<String> CLASSES = List.of("cat", "dog", "eel");

  private static final String EPOCHS =
      "epoch,learning-rate,running-loss,running-accuracy,train-loss,train-accuracy,"
          + "validation-loss,validation-accuracy,test-loss,test-accuracy,milliseconds\n";

  /** A finished run: two epochs, test pictures of which a dog was taken for a cat. */
  public RunFiles finished(String network, long seed, double rate) throws IOException {
    state("complete", ProcessHandle.current().pid());
    manifest(network, seed, rate);
    write("model/epochs.csv", EPOCHS + epoch(1, rate, 1.2, 0.5) + epoch(2, rate, 0.6, 0.75));
    write("report.json", report(network, seed));
    write("report.html", "<html></html>");
    predictions("test", "cat/1,cat,cat,true,0.9,0.06,0.04", "dog/2,dog,cat,false,0.8,0.15,0.05");
    write("tables/per-class-test.csv", "class,support,precision,recall,F1\ncat,2,0.5,1.0,0.667\n");
    write(
        "tables/reliability-test.csv",
        "above,up to,n,correct,probability,accuracy,accuracy low,accuracy high\n"
            + "0.0,0.5,0,0,–,–,–,–\n0.5,1.0,4,3,0.8,0.75,0.3,0.95\n");
    return this;
  }

  /** A run at work by a process, after some epochs. */
  public RunFiles running(long process, int epochs) throws IOException {
    state("running", process);
    manifest("small", 1, 0.01);
    StringBuilder rows = new StringBuilder(EPOCHS);
    for (int i = 1; i <= epochs; i++) {
      rows.append(epoch(i, 0.01, 1.0 / i, 1 - 1.0 / (i + 1)));
    }
    write("model/epochs.csv", rows.toString());
    return this;
  }

  private void state(String status, long process) throws IOException {
    write(
        "state.json",
        "{\"job\": \"test\", \"status\": \"%s\", \"changed\": \"2026-01-02T03:04:05Z\", \"process\": %d}"
            .formatted(status, process));
  }

  private void manifest(String network, long seed, double rate) throws IOException {
    write(
        "manifest.json",
        String.format(
            Locale.ROOT,
            "{\"base\": \"/base\", \"job\": {\"name\": \"test\", \"seed\": %d, \"data\": {\"path\":"
                + " \"pets\"}, \"model\": {\"network\": \"%s\", \"head\": {\"gap\": {}}}, \"steps\":"
                + " [{\"train\": {\"epochs\": 4, \"learning-rate\": %s}}]}, \"seed\": %d,"
                + " \"pictures\": {\"train\": 100}, \"data-fingerprint\": \"f\", \"bundles\": [\"a 1.0\"]}",
            seed,
            network,
            rate,
            seed));
  }

  private static String report(String network, long seed) {
    String accuracy =
        "{\"value\": 0.75, \"unit\": \"share\", \"n\": 4, \"interval-95\": [0.3, 0.95]}";
    return ("{\"job\": \"test\", \"seed\": %d, \"network\": \"%s\", \"chosen-epoch\": 2, \"data\":"
            + " {\"name\": \"pets\", \"classes\": [\"cat\", \"dog\", \"eel\"]}, \"test\":"
            + " {\"accuracy\": %s, \"loss\": {\"value\": 0.5, \"unit\": \"nats\", \"n\": 4},"
            + " \"expected-calibration-error\": {\"value\": 0.05, \"unit\": \"share\", \"n\": 4}}}")
        .formatted(seed, network, accuracy);
  }

  private static String epoch(int number, double rate, double loss, double accuracy) {
    return String.format(
        Locale.ROOT,
        "%d,%s,%s,%s,%s,%s,%s,%s,,,2000%n",
        number,
        rate,
        loss,
        accuracy,
        loss,
        accuracy,
        loss + 0.1,
        accuracy - 0.1);
  }

  /** Adds pictures' answers, as rows of the table after its heading. */
  public RunFiles predictions(String split, String... rows) throws IOException {
    String classes = CLASSES.stream().collect(Collectors.joining(","));
    return write(
        "tables/predictions-" + split + ".csv",
        "path,label,predicted,correct," + classes + "\n" + String.join("\n", rows) + "\n");
  }

  /** Any file of the run. */
  public RunFiles write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }
}
