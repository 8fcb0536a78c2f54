/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.launcher;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many class loaders of bundles are alive, as the virtual machine counts after a collection.
 */
final class ClassLoaders {

  private static final String LOADER = "BundleWiringImpl$BundleClassLoader";

  private ClassLoaders() {}

  static long alive() {
    try {
      Object histogram =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "gcClassHistogram",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return histogram
          .toString()
          .lines()
          .filter(line -> line.contains(LOADER))
          .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[1]))
          .sum();
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }
}
