/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lucerna.workbench.kit.Texts;

/** All about a bundle, in lines. */
final class PluginDetails {

  private static final Texts TEXTS = new Texts(PluginDetails.class);

  private PluginDetails() {}

  static String of(PluginRow row) {
    List<String> lines = new ArrayList<>();
    lines.add(row.name());
    lines.add(row.symbolicName() + " " + row.version());
    if (!row.provider().isEmpty()) {
      lines.add(TEXTS.of("details.provider", row.provider()));
    }
    lines.add(
        row.file().map(f -> TEXTS.of("details.file", f)).orElseGet(() -> TEXTS.of("details.part")));
    if (row.restart()) {
      lines.add(TEXTS.of("details.restart"));
    }
    for (Problem problem : row.problems()) {
      lines.add("");
      lines.add(problem.sentence());
      lines.add("→ " + problem.mend());
    }
    if (!row.services().isEmpty()) {
      lines.add("");
      lines.add(TEXTS.of("details.services"));
      row.services().forEach(s -> lines.add("  " + s));
    }
    return String.join("\n", lines);
  }

  /** What the user is shown before a jar is installed. */
  static String of(JarFacts facts, Optional<PluginRow> installed) {
    List<String> lines = new ArrayList<>();
    lines.add(facts.name() + " " + facts.version());
    lines.add(facts.symbolicName());
    lines.add(
        facts.provider().isEmpty()
            ? TEXTS.of("install.no-provider")
            : TEXTS.of("details.provider", facts.provider()));
    lines.add("");
    lines.add("SHA-256");
    lines.add(facts.sha256().substring(0, 32));
    lines.add(facts.sha256().substring(32));
    lines.add(signature(facts.signature()));
    lines.add("");
    installed.ifPresent(
        row -> lines.add(TEXTS.of("install.replaces", row.version(), facts.version())));
    if (facts.restart()) {
      lines.add(TEXTS.of("details.restart"));
    }
    lines.add(TEXTS.of("install.trust"));
    return String.join("\n", lines);
  }

  private static String signature(JarFacts.Signature signature) {
    if (signature.signers().isEmpty()) {
      return TEXTS.of("install.unsigned");
    }
    String signers = String.join("; ", signature.signers());
    return TEXTS.of(signature.complete() ? "install.signed" : "install.signed-in-part", signers);
  }
}
