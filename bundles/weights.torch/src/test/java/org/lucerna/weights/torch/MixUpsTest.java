/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.weights.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;

/** Files that are something else than their name says. */
class MixUpsTest {

  @TempDir Path folder;

  static List<Arguments> mixUps() {
    return List.of(
        arguments("<!DOCTYPE html><html><body>404</body></html>", "is a web page"),
        arguments(" \n\t<HTML lang=\"en\">", "is a web page"),
        arguments("\u00ef\u00bb\u00bf<!doctype html>", "is a web page"),
        arguments("<?xml version=\"1.0\"?><Error>AccessDenied</Error>", "is a web page"),
        arguments("version https://git-lfs.github.com/spec/v1", "only a pointer"),
        arguments("\u0089HDF\r\n", "is an HDF5 file"),
        arguments("Not Found", "is no PyTorch weight file"),
        arguments("PK\u0003\u0004 and nothing more", "is cut short"),
        arguments("\u0080\u0002", "is cut short"),
        arguments("\u0080\u0002N.", "not one that torch.save wrote"),
        arguments("\u0080\tN.", "no pickle"));
  }

  @ParameterizedTest
  @MethodSource("mixUps")
  void aFileIsSaidToBeWhatItIs(String content, String reason) throws IOException {
    Path file = folder.resolve("vgg16.pth");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    TorchWeightReader reader = new TorchWeightReader();
    assertTrue(reader.accepts(file), "by its name, so that the sentence below is said");
    LucernaException e = assertThrows(LucernaException.class, () -> reader.open(file));
    assertEquals(ExitStatus.UNREADABLE, e.status());
    assertTrue(e.getMessage().startsWith("The weight file '" + file + "' "), e.getMessage());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
