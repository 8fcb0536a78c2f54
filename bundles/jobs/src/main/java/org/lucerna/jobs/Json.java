/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
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

  /** A value as it is read back after {@link #write}. */
  static JsonElement written(Object value) {
    return JsonParser.parseString(GSON.toJson(value));
  }

  /** A JSON object with its numbers as they are written: 3 stays 3. */
  static JsonObject tree(Path file) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new LucernaException(ExitStatus.UNREADABLE, file + " is not JSON", e);
    }
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
