/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The job that makes one network of one world and examines it. How networks are trained was chosen
 * on validation pictures; what is required of them was fixed before.
 */
final class WorldJob {

  /** How much a network of a world learns from. */
  private record Size(int perClass, int pixels, int epochs) {}

  private static final Size ALONE = new Size(240, 96, 8);

  /** Several creatures are smaller, and which one counts has to be learned too. */
  private static final Size CROWDED = new Size(320, 128, 16);

  private static final Size QUICK = new Size(15, 48, 1);

  private final LabCommandParams params;

  WorldJob(LabCommandParams params) {
    this.params = params;
  }

  /** As in a job file. */
  Map<String, Object> of(World world, int seed) {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("lucerna", 1);
    job.put("name", "lab-" + world.id());
    job.put("seed", seed);
    job.put("data", data(world));
    int pixels = pixels(world);
    job.put("model", ordered("network", "small-gap", "resize", pixels, "crop", pixels));
    job.put(
        "steps",
        List.of(
            Map.of("train", train(world)),
            Map.of("evaluate", Map.of("split", List.of("validation", "test"))),
            Map.of("lab", lab(world)),
            Map.of(
                "report", Map.of("title", "Laboratory, world " + world.id() + ", seed " + seed))));
    return job;
  }

  /** As it will be written, whatever Java's order of maps. */
  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private Map<String, Object> data(World world) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("loader", "critters");
    data.put("per-class", params.perClass().orElse(size(world).perClass()));
    data.put("size", pixels(world));
    data.put("test", 0.25);
    data.put("validation", 0.1);
    data.put("missing", 0.3);
    data.put("swapped", 0.2);
    switch (world) {
      case TWO -> data.put("creatures", 2);
      case MOSAIC -> data.put("mosaic", true);
      case SHORTCUT -> {
        data.put("shortcut", "dotlin");
        data.put("shortcut-in", "all");
        // where both tell the class a network learns both, and loses little without the mark
        data.put("shortcut-alone", 0.9);
      }
      default -> {
        // one whole creature a picture
      }
    }
    return data;
  }

  private Size size(World world) {
    if (params.quick()) {
      return QUICK;
    }
    return world == World.MOSAIC || world == World.TWO ? CROWDED : ALONE;
  }

  /** A mosaic's cells cannot be smaller than a picture. */
  private int pixels(World world) {
    int pixels = size(world).pixels();
    return params.quick() && world == World.MOSAIC ? 2 * pixels : pixels;
  }

  private Map<String, Object> train(World world) {
    Map<String, Object> train = new LinkedHashMap<>();
    train.put("epochs", params.epochs().orElse(size(world).epochs()));
    train.put("batch", 16);
    train.put("optimizer", "adam");
    train.put("learning-rate", 0.002);
    train.put("schedule", "cosine");
    train.put("augment", "flip");
    train.put("freeze", "none");
    train.put("evaluate-train", "off");
    return train;
  }

  private Map<String, Object> lab(World world) {
    Map<String, Object> lab = new LinkedHashMap<>();
    lab.put("world", world.id());
    lab.put("method", params.method());
    lab.put("pictures", params.quick() ? 7 : params.pictures());
    return lab;
  }
}
