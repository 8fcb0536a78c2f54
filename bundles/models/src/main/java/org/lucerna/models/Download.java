/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.task.Progress;
import org.lucerna.models.Transport.Reply;
import org.lucerna.models.Transport.TransferException;

/**
 * Brings one file of the catalogue: from the mirrors and then the publisher, going on where an
 * earlier attempt stopped, whole and verified or not at all.
 */
final class Download {

  /** A published size may be rounded; what differs by more than this share is another file. */
  private static final double TOLERANCE = 0.01;

  private static final int ATTEMPTS = 5;
  private static final int KILO = 1000;

  private final CatalogueEntry entry;
  private final ModelPlaces places;
  private final Map<String, Transport> transports;
  private final Progress progress;
  private Progress bar;
  private long done;
  private long total;

  /**
   * @param transports by scheme: http, https, file
   */
  Download(
      CatalogueEntry entry,
      ModelPlaces places,
      Map<String, Transport> transports,
      Progress progress) {
    this.entry = entry;
    this.places = places;
    this.transports = transports;
    this.progress = progress;
    this.bar = progress;
  }

  /**
   * @return the file
   * @throws LucernaException (unreadable) naming the address and what to do by hand
   * @throws java.util.concurrent.CancellationException what has come so far is kept
   */
  Path run() throws IOException {
    Path target = places.target().resolve(entry.file());
    List<URI> addresses = new ArrayList<>();
    places.mirrors().forEach(m -> addresses.add(m.resolve(entry.file())));
    addresses.add(URI.create(entry.address()));
    List<String> failures = new ArrayList<>();
    try (PartFile part = PartFile.open(target)) {
      if (Files.isRegularFile(target)) {
        return target; // another process was faster
      }
      bar = progress.part(entry.file() + ", kB", 1);
      for (URI address : addresses) {
        try {
          fetch(address, part);
          part.finish();
          return target;
        } catch (TransferException e) {
          failures.add(e.getMessage());
        }
      }
      if (part.size() > 0) {
        failures.add("run the command again to go on at " + size(part.size()));
      }
    }
    throw new LucernaException(
        ExitStatus.UNREADABLE,
        "'%s' could not be downloaded: %s; %s"
            .formatted(entry.name(), String.join("; ", failures), entry.byHand(places.target())));
  }

  /** Until all is there and right. A connection that breaks is taken up again while it gets on. */
  private void fetch(URI address, PartFile part) throws IOException {
    part.takeUp(this::tick);
    boolean resumed = part.size() > 0;
    for (int attempt = 1; ; attempt++) {
      long before = part.size();
      try {
        resumed &= transfer(address, part);
        if (part.sha256Hex().startsWith(entry.hash())) {
          return;
        }
      } catch (TransferException e) {
        if (!e.isBroken() || part.size() <= before || attempt >= ATTEMPTS) {
          throw e;
        }
        progress.note(e.getMessage() + ": going on at " + size(part.size()));
        continue;
      }
      String hash = part.sha256Hex().substring(0, entry.hash().length());
      part.restart();
      if (!resumed) {
        throw TransferException.refused(
            "what %s sends is not the published file (its SHA-256 begins with %s, not %s)"
                .formatted(where(address), hash, entry.hash()));
      }
      progress.note("what was left of an earlier download does not fit: starting again");
      resumed = false;
    }
  }

  /**
   * @return whether what was there before is part of it
   */
  private boolean transfer(URI address, PartFile part) throws IOException {
    Transport transport = transports.get(address.getScheme().toLowerCase(Locale.ROOT));
    long from = part.size();
    try (Reply reply = transport.get(address, from, this::tick)) {
      checkSize(address, reply.total() < 0 ? entry.bytes() : reply.total());
      if (from > 0 && reply.start() == 0) {
        progress.note(where(address) + " cannot go on in the middle: starting again");
        part.restart();
      }
      total = reply.total() < 0 ? entry.bytes() : reply.total();
      checkRoom(total - part.size());
      copy(reply, part, address);
      if (part.size() < reply.total()) {
        throw TransferException.broken(
            "%s ended after %s of %s"
                .formatted(where(address), size(part.size()), size(reply.total())));
      }
      return reply.start() > 0;
    }
  }

  private void copy(Reply reply, PartFile part, URI address) throws IOException {
    long most = Math.max(total, (long) (entry.bytes() * (1 + TOLERANCE)));
    for (ByteBuffer bytes; (bytes = next(reply, part)) != null; ) {
      if (part.size() + bytes.remaining() > most) {
        part.restart();
        throw TransferException.refused(where(address) + " sends more than the published file has");
      }
      part.append(bytes);
    }
  }

  private ByteBuffer next(Reply reply, PartFile part) throws IOException {
    done = part.size();
    tick();
    return reply.body().next(this::tick);
  }

  private void checkSize(URI address, long offered) throws TransferException {
    if (Math.abs(offered - entry.bytes()) > TOLERANCE * entry.bytes()) {
      throw TransferException.refused(
          "%s has %d bytes under that name, not %d"
              .formatted(where(address), offered, entry.bytes()));
    }
  }

  private void checkRoom(long needed) throws IOException {
    long room = Files.getFileStore(places.target()).getUsableSpace();
    if (room > 0 && room < needed) { // some network drives say 0
      throw new LucernaException(
          ExitStatus.FAILED,
          "%s needs %s more, but %s has only %s free: make room there or name another folder"
                  .formatted(entry.file(), size(needed), places.target(), size(room))
              + " with --models");
    }
  }

  private static String size(long bytes) {
    return CatalogueEntry.megabytes(bytes);
  }

  private static String where(URI address) {
    return address.getHost() == null ? address.toString() : address.getHost();
  }

  /** Throws when the user has cancelled. */
  private void tick() {
    bar.step(done / KILO, total / KILO);
  }
}
