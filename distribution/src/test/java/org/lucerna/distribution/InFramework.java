/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;

/** Feeds Pax Exam with exactly the jars of the assembled distribution: nothing is downloaded. */
final class InFramework {

  /** As the product's configuration has it. */
  private static final Duration POLL = Duration.ofMillis(500);

  private InFramework() {}

  /**
   * @param plugins the folder watched for plugins
   */
  static Option distribution(Path plugins) {
    return distribution(plugins, POLL);
  }

  /**
   * @param plugins the folder watched for plugins
   * @param poll how often it is looked at
   */
  static Option distribution(Path plugins, Duration poll) {
    List<Option> options = new ArrayList<>();
    for (String feature : List.of("platform", "core", "engine-cpu", "vision", "headless")) {
      for (Path jar : Distribution.bundles(feature)) {
        options.add(bundle("reference:" + jar.toUri()).startLevel(2));
      }
    }
    options.add(
        systemPackages(
            "org.slf4j;version=2.0.17",
            "org.slf4j.event;version=2.0.17",
            "org.slf4j.helpers;version=2.0.17",
            "org.slf4j.spi;version=2.0.17",
            "org.slf4j;version=1.7.36",
            "org.slf4j.helpers;version=1.7.36",
            "org.slf4j.spi;version=1.7.36",
            "org.junit.jupiter.api;version=5.14.1",
            "org.junit.jupiter.api.extension;version=5.14.1",
            "org.junit.jupiter.api.function;version=5.14.1",
            "org.opentest4j"));
    options.add(frameworkProperty("felix.fileinstall.dir").value(plugins.toString()));
    options.add(frameworkProperty("felix.fileinstall.poll").value(Long.toString(poll.toMillis())));
    options.add(frameworkProperty("felix.fileinstall.noInitialDelay").value("true"));
    options.add(frameworkProperty("felix.fileinstall.optionalImportRefreshScope").value("none"));
    options.add(frameworkProperty("lucerna.home.user").value(System.getenv("LUCERNA_HOME")));
    options.add(systemProperty("lucerna.plugins").value(plugins.toString()));
    options.add(systemProperty("lucerna.sample").value(System.getProperty("lucerna.sample")));
    return composite(options.toArray(Option[]::new));
  }
}
