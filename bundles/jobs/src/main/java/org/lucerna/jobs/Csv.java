/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;

/** Writes tables as CSV (RFC 4180) in UTF-8. */
final class Csv {

  private final Storage storage;

  Csv(Storage storage) {
    this.storage = storage;
  }

  void write(RunFolder folder, String name, Table table) throws IOException {
    byte[] text = table.csv().getBytes(StandardCharsets.UTF_8);
    storage.write(folder.table(name), out -> out.write(text));
  }
}
