/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lucerna.models.Transport.Body;
import org.lucerna.models.Transport.TransferException;
import org.lucerna.models.Transport.Waiting;

/** A reply's body: asks for more only when what came has been taken, so a disk may be slow. */
final class HttpBody implements Body {

  /** The body of a reply without one. */
  static final Body EMPTY =
      new Body() {
        @Override
        public ByteBuffer next(Waiting waiting) {
          return null;
        }

        @Override
        public void close() {}
      };

  private static final int TICK_MILLIS = 100;

  /** What the connection's thread says: bytes, the end, or why there are no more. */
  private record Event(List<ByteBuffer> bytes, boolean end, Throwable failure) {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> ready = new ArrayDeque<>();
  private final Duration patience;
  private final Receiver receiver = new Receiver();

  HttpBody(Publisher<List<ByteBuffer>> publisher, Duration patience) {
    this.patience = patience;
    publisher.subscribe(receiver);
  }

  @Override
  public ByteBuffer next(Waiting waiting) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (ready.isEmpty()) {
      waiting.tick();
      Event event = poll();
      if (event == null) {
        if (System.nanoTime() > end) {
          throw TransferException.broken("nothing came for " + patience.toSeconds() + " s");
        }
      } else if (event.end()) {
        return null;
      } else if (event.failure() != null) {
        throw TransferException.broken("the connection broke off");
      } else {
        event.bytes().stream().filter(ByteBuffer::hasRemaining).forEach(ready::add);
        receiver.subscription.request(1);
      }
    }
    return ready.remove();
  }

  private Event poll() throws IOException {
    try {
      return events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransferException.broken("the download was interrupted");
    }
  }

  @Override
  public void close() {
    receiver.cancel();
  }

  private final class Receiver implements Subscriber<List<ByteBuffer>> {

    private volatile Subscription subscription;
    private volatile boolean cancelled;

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      if (cancelled) {
        given.cancel();
      } else {
        given.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
      events.add(new Event(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
      events.add(new Event(List.of(), false, failure));
    }

    @Override
    public void onComplete() {
      events.add(new Event(List.of(), true, null));
    }

    void cancel() {
      cancelled = true;
      Subscription given = subscription;
      if (given != null) {
        given.cancel();
      }
    }
  }
}
