/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local server that misbehaves as told. */
final class WeightServer implements AutoCloseable {

  /** Answers one request. */
  interface Answer {
    void to(HttpExchange exchange) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What was asked for: the path and the range. */
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  WeightServer(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          requests.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
          try {
            answer.to(exchange);
          } catch (IOException | RuntimeException e) {
            throw e; // the server then closes the connection
          } catch (Exception e) {
            throw new IOException(e);
          }
          exchange.close();
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Where the range that is asked for begins. */
  static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  /** Sends {@code file} from the asked place on, but no more than {@code most} bytes of it. */
  static void send(HttpExchange exchange, byte[] file, int most) throws IOException {
    int from = from(exchange);
    if (from > 0) {
      String range = "bytes " + from + "-" + (file.length - 1) + "/" + file.length;
      exchange.getResponseHeaders().set("Content-Range", range);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
    OutputStream out = exchange.getResponseBody();
    out.write(file, from, Math.min(most, file.length - from));
    out.flush();
    if (most < file.length - from) {
      throw new IOException("breaks off");
    }
  }

  static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
