/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucerna.core.DefaultTasks;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;

/** Against a local server that is slow, breaks off, lies and leads astray. */
class DownloadTest {

  private static final int HALF = 100_000;

  @TempDir Path folder;
  private final DefaultTasks tasks = new DefaultTasks();
  private final Notes notes = new Notes();
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private Duration patience = Duration.ofSeconds(20);
  private WeightServer server;
  private Fixture fixture;

  @AfterEach
  void end() {
    if (server != null) {
      server.close();
    }
    tasks.close();
  }

  private void serve(WeightServer.Answer answer) throws IOException {
    server = new WeightServer(answer);
    fixture = Fixture.of(folder, server.address() + "models/");
  }

  private Path get(String... places) throws IOException {
    HttpTransport http = new HttpTransport(tasks.workers(), patience);
    Map<String, Transport> transports = Map.of("http", http, "file", new FileTransport());
    Progress progress = tasks.progress("models", notes, cancelled::get);
    return assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> new Download(fixture.entry(), fixture.places(places), transports, progress).run());
  }

  private void assertGot(Path file) throws IOException {
    assertEquals(fixture.target(), file);
    assertArrayEquals(fixture.bytes(), Files.readAllBytes(file));
    assertFalse(Files.exists(fixture.part()), "the part is left over");
  }

  private String assertNotGot(String reason) throws IOException {
    LucernaException e = assertThrows(LucernaException.class, this::get);
    String sentence = e.getMessage();
    assertEquals(ExitStatus.UNREADABLE, e.status(), sentence);
    assertTrue(sentence.contains(reason), sentence);
    assertTrue(sentence.startsWith("'tiny' could not be downloaded: "), sentence);
    assertTrue(sentence.contains(fixture.entry().address()), sentence);
    assertTrue(sentence.endsWith("into " + folder.resolve("models")), sentence);
    assertEquals(1, sentence.lines().count(), sentence);
    assertFalse(Files.exists(fixture.target()));
    return sentence;
  }

  private void leavePart(byte[] bytes) throws IOException {
    Files.createDirectories(fixture.part().getParent());
    Files.write(fixture.part(), bytes);
  }

  @Test
  void aFileComesWholeWithProgress() throws IOException {
    serve(x -> WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE));
    assertGot(get());
    assertEquals(List.of("/models/" + fixture.entry().file()), server.requests);
    assertEquals(List.of("models", fixture.entry().file() + ", kB"), notes.last().path());
    assertEquals(fixture.bytes().length / 1000, notes.last().total());
    assertEquals(1, notes.last().fraction());
  }

  @Test
  void aSlowServerIsWaitedFor() throws IOException {
    serve(
        x -> {
          x.sendResponseHeaders(200, fixture.bytes().length);
          try (OutputStream out = x.getResponseBody()) {
            for (int at = 0; at < fixture.bytes().length; at += 20_000) {
              out.write(fixture.bytes(), at, Math.min(20_000, fixture.bytes().length - at));
              out.flush();
              Thread.sleep(100);
            }
          }
        });
    patience = Duration.ofMillis(900);
    assertGot(get());
    assertTrue(notes.last().ratePerSecond() > 0);
  }

  @Test
  void aConnectionThatBreaksIsTakenUpWhereItBroke() throws IOException {
    serve(x -> WeightServer.send(x, fixture.bytes(), HALF));
    assertGot(get());
    String path = "/models/" + fixture.entry().file();
    assertEquals(List.of(path, path + " bytes=100000-", path + " bytes=200000-"), server.requests);
    assertTrue(notes.lines().contains("going on at"), notes.lines());
  }

  @Test
  void whatHasComeIsKeptForTheNextTime() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    serve(x -> WeightServer.send(x, fixture.bytes(), requests.getAndIncrement() == 0 ? HALF : 0));
    assertTrue(assertNotGot("broke off").contains("run the command again to go on at 0.1 MB"));
    assertEquals(HALF, Files.size(fixture.part()));
    server.close();
    Fixture before = fixture;
    serve(x -> WeightServer.send(x, before.bytes(), Integer.MAX_VALUE));
    assertGot(get());
    assertEquals(List.of("/models/" + fixture.entry().file() + " bytes=100000-"), server.requests);
  }

  @Test
  void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
    serve(
        x -> {
          x.sendResponseHeaders(200, fixture.bytes().length);
          x.getResponseBody().write(fixture.bytes());
        });
    leavePart(Arrays.copyOf(fixture.bytes(), HALF));
    assertGot(get());
    assertTrue(notes.lines().contains("starting again"), notes.lines());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, HALF, -1, 300_000})
  void aPartOfAnotherFileIsNotedAndReplaced(int length) throws IOException {
    serve(
        x -> {
          if (WeightServer.from(x) >= fixture.bytes().length) {
            x.getResponseHeaders().set("Content-Range", "bytes */" + fixture.bytes().length);
            x.sendResponseHeaders(416, -1);
          } else {
            WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE);
          }
        });
    leavePart(new byte[length < 0 ? fixture.bytes().length : length]);
    assertGot(get());
    assertTrue(notes.lines().contains("does not fit"), notes.lines());
  }

  @Test
  void aPartThatIsWholeIsTaken() throws IOException {
    serve(
        x -> {
          x.getResponseHeaders().set("Content-Range", "bytes */" + fixture.bytes().length);
          x.sendResponseHeaders(416, -1);
        });
    leavePart(fixture.bytes());
    assertGot(get());
  }

  @Test
  void anotherFileOfThatNameIsRefusedAndNotKept() throws IOException {
    serve(
        x -> {
          byte[] other = fixture.bytes().clone();
          other[150_000] ^= 1;
          WeightServer.send(x, other, Integer.MAX_VALUE);
        });
    assertNotGot("is not the published file (its SHA-256 begins with");
    assertFalse(Files.exists(fixture.part()));
  }

  @Test
  void aRedirectIsFollowed() throws IOException {
    serve(
        x -> {
          switch (x.getRequestURI().getPath()) {
            case "/a" -> WeightServer.redirect(x, server.address() + "b?c=d");
            case "/b" -> WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE);
            default -> WeightServer.redirect(x, "/a");
          }
        });
    assertGot(get());
  }

  @ParameterizedTest
  @CsvSource({
    "/again, without end",
    "file:///etc/passwd, where a download must not go",
    "jar:file:/x!/y, where a download must not go",
    "ftp://127.0.0.1/x, where a download must not go",
    "'', where a download must not go",
    "http://, no address",
    "http://[, no address",
  })
  void aRedirectAstrayIsNotFollowed(String location, String reason) throws IOException {
    serve(x -> WeightServer.redirect(x, location));
    assertNotGot(reason);
    assertTrue(server.requests.size() <= 6, server.requests.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "404, 404 (no such file)",
    "403, 403 (not allowed)",
    "503, 503 (out of order: try again later)",
    "204, 204",
  })
  void aServerThatHasNoFileIsQuoted(int status, String reason) throws IOException {
    serve(x -> x.sendResponseHeaders(status, -1));
    assertNotGot("answered " + reason);
  }

  @Test
  void aWebPageInsteadCostsNothingOfWhatHasCome() throws IOException {
    serve(
        x -> {
          byte[] page = "<html>log in</html>".getBytes(StandardCharsets.UTF_8);
          x.sendResponseHeaders(200, page.length);
          x.getResponseBody().write(page);
        });
    leavePart(Arrays.copyOf(fixture.bytes(), HALF));
    assertNotGot("has 19 bytes under that name");
    assertEquals(HALF, Files.size(fixture.part()));
  }

  @Test
  void aReplyWithoutLengthIsTakenIfItFits() throws IOException {
    serve(
        x -> {
          x.sendResponseHeaders(200, 0);
          try (OutputStream out = x.getResponseBody()) {
            out.write(fixture.bytes());
          }
        });
    assertGot(get());
  }

  @Test
  void aReplyWithoutEndIsStopped() throws IOException {
    serve(
        x -> {
          x.sendResponseHeaders(200, 0);
          while (true) {
            x.getResponseBody().write(fixture.bytes());
          }
        });
    assertNotGot("sends more than the published file has");
    assertFalse(Files.exists(fixture.part()));
  }

  @Test
  void anotherPartThanAskedForIsRefused() throws IOException {
    serve(
        x -> {
          x.getResponseHeaders().set("Content-Range", "bytes 7-8/9");
          x.sendResponseHeaders(206, 2);
          x.getResponseBody().write(new byte[2]);
        });
    leavePart(Arrays.copyOf(fixture.bytes(), HALF));
    assertNotGot("another part than asked for");
  }

  @Test
  void withoutAConnectionItSaysWhatToDo() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    fixture = Fixture.of(folder, "http://127.0.0.1:" + closed + "/");
    assertNotGot("there is no connection to 127.0.0.1 (is this machine offline?)");
    fixture = Fixture.of(folder, "http://no-such-host.invalid/");
    assertNotGot("there is no connection to no-such-host.invalid");
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    serve(
        x -> {
          x.sendResponseHeaders(200, fixture.bytes().length);
          x.getResponseBody().write(fixture.bytes(), 0, HALF);
          x.getResponseBody().flush();
          while (!stop.get()) {
            Thread.sleep(20);
          }
        });
    patience = Duration.ofSeconds(1);
    assertNotGot("nothing came for 1 s");
    assertTrue(Files.size(fixture.part()) > 0);
    stop.set(true);
  }

  @Test
  void aUserWhoCancelsNeedNotWaitForTheServer() throws IOException {
    AtomicBoolean stop = new AtomicBoolean();
    serve(
        x -> {
          x.sendResponseHeaders(200, fixture.bytes().length);
          x.getResponseBody().write(fixture.bytes(), 0, HALF);
          x.getResponseBody().flush();
          Thread.sleep(300);
          cancelled.set(true);
          while (!stop.get()) {
            Thread.sleep(20);
          }
        });
    long begin = System.nanoTime();
    assertThrows(CancellationException.class, this::get);
    assertTrue(System.nanoTime() - begin < 5_000_000_000L);
    assertEquals(HALF, Files.size(fixture.part()));
    assertFalse(Files.exists(fixture.target()));
    stop.set(true);
    server.close();
    cancelled.set(false);
    Fixture before = fixture;
    serve(x -> WeightServer.send(x, before.bytes(), Integer.MAX_VALUE));
    assertGot(get());
    assertTrue(server.requests.get(0).endsWith("bytes=100000-"), server.requests.toString());
  }

  @Test
  void aMirrorIsAskedBeforeThePublisher() throws IOException {
    serve(
        x -> {
          if (x.getRequestURI().getPath().startsWith("/mirror/")) {
            WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE);
          } else {
            x.sendResponseHeaders(404, -1);
          }
        });
    assertGot(get(server.address() + "mirror"));
    assertEquals(List.of("/mirror/" + fixture.entry().file()), server.requests);
    Files.delete(fixture.target());
    assertTrue(assertNotGot("answered 404").contains("could not be downloaded"));
  }

  @Test
  void aMirrorWithoutTheFileIsPassedOver() throws IOException {
    serve(x -> WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE));
    Path empty = Files.createDirectory(folder.resolve("stick"));
    assertGot(get(empty.toUri().toString()));
  }

  @Test
  void aMirrorMayBeAFolder() throws IOException {
    serve(x -> x.sendResponseHeaders(500, -1));
    Path stick = Files.createDirectory(folder.resolve("my stick"));
    Files.write(stick.resolve(fixture.entry().file()), fixture.bytes());
    assertGot(get(stick.toUri().toString()));
    assertEquals(List.of(), server.requests);
  }

  @Test
  void twoDownloadsOfOneFileDoNotMix() throws IOException {
    serve(x -> WeightServer.send(x, fixture.bytes(), Integer.MAX_VALUE));
    fixture.places();
    try (PartFile other = PartFile.open(fixture.target())) {
      LucernaException e = assertThrows(LucernaException.class, this::get);
      assertTrue(e.getMessage().contains("by another process"), e.getMessage());
      assertEquals(0, other.size());
    }
    assertGot(get());
  }
}
