/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/methods} has a page for each method: what {@code lucerna methods} says of it, and a
 * hand-written part. With {@code -Dlucerna.docs.update=true} the first is written anew.
 */
class MethodPagesIT {

  private static final String BEGIN = "<!-- generated -->\n";
  private static final String END = "<!-- /generated -->";
  private static final List<String> HEADINGS =
      List.of("## Formula", "## When to use it", "## Known failures");

  /** Networks of their kind do not learn the built-in data set in the time of a demo. */
  private static final Set<String> NONE = Set.of("class-maps");

  @TempDir Path dir;

  @Test
  void everyMethodHasItsPageAndThePageIsTrue() throws Exception {
    List<JsonObject> methods = methods();
    for (JsonObject method : methods) {
      if (!isDecorator(method) && !text(method, "id").startsWith("sample-")) {
        Path page = folder().resolve(text(method, "id") + ".md");
        assertTrue(Files.exists(page), "there is no " + page);
        String written = Files.readString(page);
        HEADINGS.forEach(h -> assertTrue(written.contains(h), page + " lacks " + h));
        assertTrue(hasPicture(method) || NONE.contains(text(method, "id")), "no picture: " + page);
        same(page, block(method));
      }
    }
    String decorators =
        methods.stream()
            .filter(MethodPagesIT::isDecorator)
            .map(MethodPagesIT::decorator)
            .collect(Collectors.joining("\n"));
    same(folder().resolve("decorators.md"), decorators);
    same(folder().resolve("README.md"), index(methods));
  }

  private List<JsonObject> methods() throws Exception {
    Lucerna.Result result =
        new Lucerna(dir, Path.of(System.getenv("LUCERNA_HOME"))).run("methods", "--json");
    assertEquals(0, result.status(), result.err());
    List<JsonObject> methods = new ArrayList<>();
    JsonParser.parseString(result.out())
        .getAsJsonObject()
        .getAsJsonArray("methods")
        .forEach(m -> methods.add(m.getAsJsonObject()));
    return methods;
  }

  private static void same(Path page, String generated) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertTrue(end >= begin, page + " has no generated block");
    if (Boolean.getBoolean("lucerna.docs.update")) {
      Files.writeString(page, text.substring(0, begin) + generated + text.substring(end));
      return;
    }
    assertEquals(
        generated, text.substring(begin, end), page + ": run with -Dlucerna.docs.update=true");
  }

  private static String block(JsonObject method) {
    String id = text(method, "id");
    StringBuilder block = new StringBuilder();
    block.append(text(method, "about")).append("\n\n");
    if (hasPicture(method)) {
      block.append("![%s](img/%s.png)\n\n".formatted(text(method, "label"), id));
    }
    block.append("| | |\n|---|---|\n");
    row(block, "id", "`" + id + "`");
    row(block, "paper", text(method, "cite"));
    row(block, "map", "`" + text(method, "formula").replace("|", "\\|") + "`");
    row(block, "cost", text(method, "cost"));
    row(block, "layers", text(method, "layers"));
    row(block, "needs", words(method, "requires"));
    row(block, "known", words(method, "traits"));
    row(block, "bundle", "`" + bundle(method) + "`");
    return block.append(parameters(method)).append('\n').toString();
  }

  private static boolean hasPicture(JsonObject method) {
    return Files.exists(folder().resolve("img/" + text(method, "id") + ".png"));
  }

  private static String decorator(JsonObject decorator) {
    return "### `:%s`: %s\n\n%s Cost: %s.%s\n%s"
        .formatted(
            text(decorator, "id"),
            text(decorator, "label"),
            text(decorator, "about"),
            text(decorator, "cost"),
            text(decorator, "cite").isEmpty() ? "" : " " + text(decorator, "cite") + ".",
            parameters(decorator));
  }

  private static String parameters(JsonObject method) {
    if (method.getAsJsonArray("parameters").isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder("\n| parameter | values | default | meaning |\n|---|---|---|---|\n");
    for (JsonElement each : method.getAsJsonArray("parameters")) {
      JsonObject p = each.getAsJsonObject();
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  text(p, "key"),
                  text(p, "type").replace("|", "\\|"),
                  text(p, "default"),
                  text(p, "help").replace("|", "\\|")));
    }
    return table.toString();
  }

  private static String index(List<JsonObject> methods) {
    StringBuilder table =
        new StringBuilder("| method | cost | layers | bundle |\n|---|---|---|---|\n");
    for (JsonObject method : methods) {
      if (!text(method, "id").startsWith("sample-")) {
        String page = isDecorator(method) ? "decorators" : text(method, "id");
        String id = isDecorator(method) ? ":" + text(method, "id") : text(method, "id");
        table.append(
            "| [`%s`](%s.md) %s | %s | %s | `%s` |\n"
                .formatted(
                    id,
                    page,
                    text(method, "label"),
                    text(method, "cost"),
                    isDecorator(method) ? "a method's" : text(method, "layers"),
                    bundle(method)));
      }
    }
    return table.toString();
  }

  private static void row(StringBuilder block, String name, String value) {
    if (!value.isEmpty() && !value.equals("``")) {
      block.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
  }

  private static String words(JsonObject method, String key) {
    return StreamSupport.stream(method.getAsJsonArray(key).spliterator(), false)
        .map(JsonElement::getAsString)
        .collect(Collectors.joining(", "));
  }

  private static String bundle(JsonObject method) {
    return text(method, "plugin").replaceFirst("^org\\.lucerna\\.", "").split(" ")[0];
  }

  private static boolean isDecorator(JsonObject method) {
    return text(method, "kind").equals("decorator");
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }

  private static Path folder() {
    return Distribution.project().resolve("docs/methods");
  }
}
