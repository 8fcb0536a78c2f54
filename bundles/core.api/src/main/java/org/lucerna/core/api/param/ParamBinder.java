/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Turns named texts, numbers and lists into parameter records. A service. */
@ProviderType
public interface ParamBinder {

  /**
   * The parameters of a record type, in order of its components; a record inside it by the value
   * that may stand for it, if any, and by its parts under their full keys.
   *
   * @throws IllegalArgumentException if the record is not a parameter record
   */
  List<ParamInfo> describe(Class<? extends Record> type);

  /**
   * Binds {@code values} (keys in kebab-case; values texts, numbers, booleans, lists of these, or
   * maps for records inside the record).
   *
   * @param base relative paths are resolved against it
   * @throws ParamException naming the key, and for an unknown key the one probably meant
   */
  <P extends Record> P bind(Class<P> type, Map<String, ?> values, Path base);

  /** All values as texts by key, those that cannot change a result left out. */
  Map<String, String> provenance(Record params);

  /** The candidate closest to {@code word}, as {@code "; did you mean 'x'?"}, or an empty text. */
  String didYouMean(String word, Iterable<String> candidates);
}
