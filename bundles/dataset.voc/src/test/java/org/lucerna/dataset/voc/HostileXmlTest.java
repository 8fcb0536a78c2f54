/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileXmlTest {

  private static final String END =
      "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></object></annotation>";

  @TempDir Path temp;

  private String refused(String xml) throws IOException {
    Path file = Files.writeString(temp.resolve("x.xml"), xml);
    return assertThrows(IOException.class, () -> new AnnotationReader().read("x", file))
        .getMessage();
  }

  @Test
  void aFileOfTheMachineIsNotReadIntoAnAnnotation() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "do not tell");
    String message =
        refused(
            "<?xml version='1.0'?><!DOCTYPE annotation [<!ENTITY s SYSTEM '%s'>]>"
                    .formatted(secret.toUri())
                + "<annotation><object><name>&s;</name>"
                + END);
    assertEquals("x.xml cannot be read: it has a DOCTYPE, which is not allowed.", message);
    assertFalse(message.contains("do not tell"));
  }

  @Test
  void aBillionLaughsTakeNoTime() {
    StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      xml.append("<!ENTITY l%d '&l%d;&l%d;&l%d;'>".formatted(i, i - 1, i - 1, i - 1));
    }
    xml.append("]><annotation><object><name>&l29;</name>").append(END);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertTrue(refused(xml.toString()).contains("DOCTYPE"), "refused"));
  }

  @Test
  void anExternalDocumentTypeAndAnUnknownEntityAreRefused() throws IOException {
    assertTrue(
        refused("<!DOCTYPE annotation SYSTEM 'file:///nowhere.dtd'><annotation/>")
            .contains("DOCTYPE"));
    assertEquals(
        "x.xml cannot be read: it is no well-formed XML.",
        refused("<annotation><object><name>&what;</name>" + END));
  }

  @Test
  void includesAreNotFollowed() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "do not tell");
    Path file =
        Files.writeString(
            temp.resolve("x.xml"),
            "<annotation xmlns:xi='http://www.w3.org/2001/XInclude'><object><name>cat<xi:include"
                + " parse='text' href='%s'/></name>".formatted(secret.toUri())
                + END);
    assertEquals("cat", new AnnotationReader().read("x", file).objects().get(0).className());
  }

  @Test
  void aHugeFileIsRefusedAndADeepOneDoesNotBreakTheReader() throws IOException {
    assertEquals(
        "x.xml is too large: it has more than 1048576 bytes.",
        refused("<annotation>" + " ".repeat(1 << 20) + "</annotation>"));
    int depth = 40_000;
    String deep = "<annotation>" + "<a>".repeat(depth) + "</a>".repeat(depth) + "</annotation>";
    Path file = Files.writeString(temp.resolve("deep.xml"), deep);
    try {
      assertEquals(0, new AnnotationReader().read("deep", file).objects().size());
    } catch (IOException e) {
      assertTrue(e.getMessage().startsWith("deep.xml"), e.getMessage());
    }
  }

  @Test
  void nothingIsPrintedBesideTheMessage() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      refused("<annotation><object>");
    } finally {
      System.setErr(before);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }
}
