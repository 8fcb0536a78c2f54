/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.api;

import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is current in the whole window, one value a type: see package {@code
 * org.lucerna.workbench.api.current}. Event thread only. A pinned view's selection changes by its
 * own hand only; what it sets reaches the window as well.
 */
@ProviderType
public interface Selection {

  <T> Optional<T> get(Class<T> type);

  /** Makes {@code value} current; equal values are not announced. */
  <T> void set(Class<T> type, T value);

  <T> void clear(Class<T> type);

  /**
   * Calls {@code listener} now and after every change, on the event thread, until the view closes.
   */
  <T> void listen(Class<T> type, Consumer<Optional<T>> listener);
}
