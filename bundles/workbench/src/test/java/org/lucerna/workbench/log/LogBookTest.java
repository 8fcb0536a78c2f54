/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.workbench.log.LogEntry.Level;

class LogBookTest {

  private final LogBook book = new LogBook();

  @AfterEach
  void close() {
    book.close();
  }

  @Test
  void theOldestOfTooManyLinesGo() {
    for (int i = 0; i < LogBook.KEPT + 3; i++) {
      book.add(Level.INFO, "x", "line " + i, Optional.empty());
    }
    assertEquals(LogBook.KEPT, book.entries().size());
    assertEquals("line 3", book.entries().get(0).text());
  }

  @Test
  void errorsAreCountedUntilTheyWereRead() {
    book.add(Level.WARNING, "x", "careful", Optional.empty());
    book.add("x", new IOException("no"));
    assertEquals(1, book.errors());
    book.read();
    assertEquals(0, book.errors());
    assertEquals(2, book.entries().size());
  }

  @Test
  void aSentenceForTheUserHasNoStackTraceAndASurpriseHas() {
    String said = book.add("x", new LucernaException(ExitStatus.UNREADABLE, "there is no cat.jpg"));
    assertEquals("there is no cat.jpg", said);
    assertTrue(book.entries().get(0).details().isEmpty());
    book.add("x", new ExecutionException(new NullPointerException("oops")));
    LogEntry surprise = book.entries().get(1);
    assertEquals("unexpected failure: NullPointerException: oops", surprise.text());
    assertTrue(surprise.details().orElseThrow().contains("LogBookTest"));
  }

  @Test
  void anExceptionThatOnlyNamesAFileSaysWhatIsWrongWithIt() {
    assertEquals("no such file: /x/y", Failure.of(new NoSuchFileException("/x/y")).sentence());
  }

  @Test
  void whatIsLoggedArrivesAndNothingAfterClosing() {
    Logger logger = Logger.getLogger("org.lucerna.some.bundle.Part");
    logger.setUseParentHandlers(true);
    logger.log(java.util.logging.Level.WARNING, "was {0}", new Object[] {"here"});
    LogEntry entry = book.entries().get(0);
    assertEquals("was here", entry.text());
    assertEquals(Level.WARNING, entry.level());
    assertEquals("org.lucerna.some.bundle.Part", entry.source());
    book.close();
    logger.warning("late");
    assertEquals(1, book.entries().size());
  }

  @Test
  void theBundleOfALoggerIsTheOneWithTheLongestNameInFrontOfIt() {
    List<String> bundles =
        List.of("org.lucerna.view 1.0.0", "org.lucerna.view.data 1.0.0", "ai.djl 2");
    LogOrigins origins = new LogOrigins(() -> bundles);
    assertEquals("org.lucerna.view.data", origins.of("org.lucerna.view.data.Grid"));
    assertEquals("org.lucerna.view", origins.of("org.lucerna.view.Other"));
    assertEquals("com.other", origins.of("com.other.lib.Thing"));
    assertEquals("explain", origins.of("explain"));
    assertFalse(origins.of("").isEmpty());
  }
}
