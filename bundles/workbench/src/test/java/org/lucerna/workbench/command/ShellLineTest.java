/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.param.Param;
import org.lucerna.core.api.param.ParamInfo;
import org.lucerna.workbench.api.Recipe;

class ShellLineTest {

  /** Like command run. */
  public record Params(
      @Param(help = "file", positional = true) Path job,
      @Param(value = "", help = "changes") List<String> set,
      @Param(value = "false", help = "again") boolean resume,
      @Param(value = "0", help = "number") int number) {}

  private static final List<ParamInfo> PARAMS = new RecordParamBinder().describe(Params.class);

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  @Test
  void valuesStandUnderTheirKeysAndPositionalOnesWithout() {
    Recipe recipe =
        new Recipe(
            "analyse filters",
            ordered("set", List.of("a=1", "b=x y"), "job", "my job.yaml", "resume", true));
    assertEquals(
        "lucerna analyse filters 'my job.yaml' --set a=1 --set 'b=x y' --resume",
        ShellLine.of(recipe, PARAMS));
  }

  @Test
  void whatBeginsWithAHyphenIsBoundToItsKey() {
    assertEquals(
        "lucerna x --number=-3", ShellLine.of(new Recipe("x", ordered("number", -3)), PARAMS));
  }

  @Test
  void switchesThatAreOffAndMapsAreWrittenAsTheCommandLineTakesThem() {
    Recipe recipe =
        new Recipe("x", ordered("resume", false, "augment", ordered("turn", 0.5, "flip", true)));
    assertEquals(
        "lucerna x --no-resume --augment.turn 0.5 --augment.flip", ShellLine.of(recipe, PARAMS));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aShellReadsEveryQuotedTextBackAsItWas() throws IOException {
    for (String text :
        List.of(
            "plain",
            "two words",
            "it's",
            "$HOME `id` \"q\" \\",
            "*?[a]",
            "",
            "~",
            "a;b|c&d",
            "ä",
            "#x",
            "!h",
            "line\nbreak")) {
      Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellLine.quote(text)).start();
      assertEquals(text, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
