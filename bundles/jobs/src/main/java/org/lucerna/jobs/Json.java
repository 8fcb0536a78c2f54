/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.file.Storage;

/** Writes maps, lists, texts, numbers and booleans as JSON, in the order given. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder()
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeSpecialFloatingPointValues()
          .create();

  private Json() {}

  static void write(Storage storage, Path file, Map<String, ?> value) throws IOException {
    byte[] bytes = (GSON.toJson(value) + "\n").getBytes(StandardCharsets.UTF_8);
    storage.write(file, out -> out.write(bytes));
  }

  /** Whether two values are the same as JSON: 3 is 3 whatever its type in Java. */
  static boolean same(Object one, Object other) {
    return JsonParser.parseString(GSON.toJson(one))
        .equals(JsonParser.parseString(GSON.toJson(other)));
  }

  /** A large file of a run: unlike {@link #read} of any size. */
  static JsonObject tree(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  /**
   * @throws LucernaException (unreadable) if the file is not a JSON object
   */
  static Map<String, Object> read(Path file) throws IOException {
    try {
      return Yaml.mapping(GSON.fromJson(Files.readString(file), Object.class), file.toString());
    } catch (JsonParseException e) {
      throw new LucernaException(ExitStatus.UNREADABLE, file + " is not JSON", e);
    }
  }
}
