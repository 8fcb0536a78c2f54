/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says holds. */
class ReadmeIT {

  private static final String SAMPLE =
      "bundles/sample.explainer/src/main/java/org/lucerna/sample/explainer/HiResCam.java";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  @Test
  void thePluginItShowsIsTheOneThatIsBuiltAndIsUnderFortyLines() throws IOException {
    String sample = Files.readString(Distribution.project().resolve(SAMPLE));
    assertTrue(readme().contains("```java\n" + sample + "```"), "the README shows another plugin");
    assertTrue(sample.lines().count() < 40, sample.lines().count() + " lines");
  }

  @Test
  void ciRunsItsTestCommand() throws IOException {
    assertTrue(readme().contains("\nmvn -T2 verify "));
    String ci = Files.readString(Distribution.project().resolve(".ci/run"));
    assertTrue(ci.lines().anyMatch(l -> l.matches(".*\\bmvn( -B| -ntp)* -T2 verify")), ci);
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    Path project = Distribution.project();
    for (Path page :
        List.of(
            Path.of("README.md"),
            Path.of("docs/architecture.md"),
            Path.of("docs/jobs.md"),
            Path.of("docs/networks.md"))) {
      Matcher link = LINK.matcher(Files.readString(project.resolve(page)));
      while (link.find()) {
        Path target = project.resolve(page).resolveSibling(link.group(1));
        assertTrue(Files.exists(target), page + " links to " + link.group(1));
      }
    }
  }

  @Test
  void everyBundleHasAReadmeWithItsFiveParts() throws IOException {
    try (var bundles = Files.list(Distribution.project().resolve("bundles"))) {
      for (Path bundle : bundles.filter(b -> Files.exists(b.resolve("pom.xml"))).toList()) {
        Path readme = bundle.resolve("README.md");
        assertTrue(Files.exists(readme), bundle + " has no README.md");
      }
    }
  }

  @Test
  void everyExperimentIsAJobFile() throws IOException {
    try (var files = Files.list(Distribution.project().resolve("experiments"))) {
      List<Path> jobs = files.filter(f -> f.toString().endsWith(".yaml")).toList();
      assertTrue(!jobs.isEmpty());
      for (Path job : jobs) {
        assertEquals(
            1, Files.readAllLines(job).stream().filter(l -> l.equals("lucerna: 1")).count());
      }
    }
  }

  private static String readme() throws IOException {
    return Files.readString(Distribution.project().resolve("README.md"));
  }
}
