/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lucerna.core.api.data.Tensor;

/** Reads NumPy's {@code .npz} archives of {@link Npy} arrays. */
public final class Npz {

  private static final String SUFFIX = ".npy";

  private Npz() {}

  /** All arrays by name, in the file's order. */
  public static Map<String, Tensor> read(Path file) throws IOException {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(SUFFIX)) {
          String key = name.substring(0, name.length() - SUFFIX.length());
          arrays.put(key, Npy.parse(zip.readAllBytes(), file + "!" + name));
        }
      }
    }
    if (arrays.isEmpty()) {
      throw new IOException(file + " holds no arrays");
    }
    return arrays;
  }
}
