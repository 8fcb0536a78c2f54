/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.param.ParamBinder;

/** Reads job files with {@code variants}. */
final class StudyReader {

  private static final String VARIANTS = "variants";
  private static final String COMPARE = "compare";

  private final ParamBinder binder;

  StudyReader(ParamBinder binder) {
    this.binder = binder;
  }

  /**
   * The study a file holds; empty where it has no key {@code variants} and so is a single job.
   *
   * @param overrides as for a job; they hold for every variant and come after what it says itself
   * @param only the variants to keep; none keeps all
   */
  Optional<Study> read(Path file, List<String> overrides, List<String> only) {
    Map<String, Object> tree = new LinkedHashMap<>(Yaml.read(file));
    if (!tree.containsKey(VARIANTS)) {
      if (!only.isEmpty()) {
        throw invalid(file + " has no variants to choose from");
      }
      return Optional.empty();
    }
    String where = file.getFileName().toString();
    Map<String, Object> variants = Yaml.mapping(tree.remove(VARIANTS), where + ": " + VARIANTS);
    Map<String, Object> compare = Yaml.mapping(tree.remove(COMPARE), where + ": " + COMPARE);
    checkChoice(only, variants, where);
    Path base = file.toAbsolutePath().normalize().getParent();
    tree.putIfAbsent("name", where.replaceFirst("\\.[^.]*$", ""));
    String name = String.valueOf(tree.get("name"));
    List<Study.Variant> jobs = new ArrayList<>();
    variants.forEach(
        (id, changes) -> {
          if (only.isEmpty() || only.contains(id)) {
            Map<String, Object> said = Yaml.mapping(changes, where + ": variant " + id);
            Map<String, Object> changed = new Overrides(where).apply(tree, said);
            changed.put("name", name + "-" + id);
            jobs.add(
                new Study.Variant(id, new JobReader(binder).of(changed, base, overrides, where)));
          }
        });
    return Optional.of(new Study(name, List.copyOf(jobs), resolved(compare, base, where), base));
  }

  private static Map<String, Object> resolved(Map<String, Object> params, Path base, String where) {
    return Yaml.mapping(Placeholders.of(base).resolve(params), where + ": " + COMPARE);
  }

  private void checkChoice(List<String> only, Map<String, Object> variants, String where) {
    if (variants.isEmpty()) {
      throw invalid(where + ": variants must name at least one variant");
    }
    for (String id : variants.keySet()) {
      if (!id.matches("[\\p{Alnum}][\\p{Alnum}._+-]{0,39}")) {
        throw invalid(
            where
                + ": the variant's name '"
                + id
                + "' is no folder name: use letters, digits, . _ -");
      }
    }
    for (String id : only) {
      if (!variants.containsKey(id)) {
        throw invalid(
            "%s has no variant '%s'%s (there are: %s)"
                .formatted(
                    where,
                    id,
                    binder.didYouMean(id, variants.keySet()),
                    String.join(", ", variants.keySet())));
      }
    }
  }

  private static LucernaException invalid(String sentence) {
    return new LucernaException(ExitStatus.JOB_INVALID, sentence);
  }
}
