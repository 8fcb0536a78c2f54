/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP and HTTPS. Waits in short steps, so that a user who cancels need not wait for a slow server.
 * Redirects are followed here, and only to where a download may lead: never to a file of this
 * machine, never from an encrypted connection to an open one.
 */
final class HttpTransport implements Transport {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int BEHIND_THE_END = 416;
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);
  private static final int MOST_REDIRECTS = 5;
  private static final int TICK_MILLIS = 100;
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d+|\\*)/(\\d{1,18}|\\*)");

  private final HttpClient client;
  private final Duration patience;

  /**
   * @param patience how long nothing may come
   */
  HttpTransport(Executor workers, Duration patience) {
    this.client =
        HttpClient.newBuilder()
            .executor(workers)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(patience)
            .build();
    this.patience = patience;
  }

  @Override
  public Reply get(URI address, long from, Waiting waiting) throws IOException {
    URI at = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<Publisher<List<ByteBuffer>>> response = send(at, from, waiting);
      HttpBody body = new HttpBody(response.body(), patience);
      int status = response.statusCode();
      if (status == OK || status == PARTIAL) {
        return reply(response, from, body);
      }
      body.close();
      if (status == BEHIND_THE_END) {
        return new Reply(from, total(response), HttpBody.EMPTY);
      }
      if (!REDIRECTS.contains(status)) {
        throw TransferException.refused(at + " answered " + status + meaning(status));
      }
      at = target(at, response.headers().firstValue("Location").orElse(""));
    }
    throw TransferException.refused(address + " leads from one address to the next without end");
  }

  private HttpResponse<Publisher<List<ByteBuffer>>> send(URI at, long from, Waiting waiting)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at).header("User-Agent", "lucerna");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    CompletableFuture<HttpResponse<Publisher<List<ByteBuffer>>>> answer =
        client.sendAsync(request.build(), BodyHandlers.ofPublisher());
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (System.nanoTime() < end) {
        waiting.tick();
        try {
          return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // not yet
        }
      }
    } catch (ExecutionException e) {
      throw TransferException.broken(reason(at, e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransferException.broken(at.getHost() + " was not waited for");
    } finally {
      answer.cancel(true);
    }
    throw TransferException.broken(at.getHost() + " did not answer");
  }

  private static String reason(URI at, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnresolvedAddressException || cause instanceof ConnectException) {
      return "there is no connection to " + at.getHost() + " (is this machine offline?)";
    }
    return at.getHost() + " cannot be reached (" + root.getMessage() + ")";
  }

  private static Reply reply(HttpResponse<?> response, long from, HttpBody body)
      throws TransferException {
    if (response.statusCode() == OK) {
      return new Reply(0, response.headers().firstValueAsLong("Content-Length").orElse(-1), body);
    }
    Matcher range = range(response);
    if (!range.matches() || range.group(1) == null || Long.parseLong(range.group(1)) != from) {
      body.close();
      throw TransferException.refused(
          response.uri().getHost() + " sends another part than asked for");
    }
    return new Reply(from, total(response), body);
  }

  private static Matcher range(HttpResponse<?> response) {
    return RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
  }

  private static long total(HttpResponse<?> response) {
    Matcher range = range(response);
    return range.matches() && !range.group(2).equals("*") ? Long.parseLong(range.group(2)) : -1;
  }

  private static URI target(URI from, String location) throws TransferException {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw TransferException.refused(from + " leads to '" + location + "', which is no address");
    }
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("https") || scheme.equals("http");
    boolean opens = from.getScheme().equalsIgnoreCase("https") && !scheme.equals("https");
    if (!web || opens || to.getHost() == null || location.isEmpty()) {
      throw TransferException.refused(
          from + " leads to '" + location + "', where a download must not go");
    }
    return to;
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401, 403 -> " (not allowed)";
      case 404, 410 -> " (no such file)";
      case 407 -> " (the proxy wants a password)";
      case 429 -> " (too many requests: try again later)";
      case 500, 502, 503, 504 -> " (out of order: try again later)";
      default -> "";
    };
  }
}
