/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.core.api.param;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters of several plugins in one list of texts, {@code ID.KEY=VALUE}, such as {@code
 * score-cam.batch=16}. Lists are parted at commas before anybody knows whose they are: a text
 * without {@code =} goes on with the value of the one before, as in {@code
 * road.percentiles=10,30,50}.
 */
public final class OwnedTexts {

  private OwnedTexts() {}

  /**
   * @param param whose value the texts are, for messages
   * @return values by key, by id, in the order of the texts
   * @throws ParamException for a text that is none of the two
   */
  public static Map<String, Map<String, Object>> byId(String param, List<String> texts) {
    Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
    for (String text : whole(texts)) {
      int equals = text.indexOf('=');
      int dot = text.lastIndexOf('.', equals < 0 ? text.length() : equals);
      if (equals < 0 || dot <= 0) {
        throw new ParamException(
            param, "'%s' is not ID.KEY=VALUE, such as score-cam.batch=16".formatted(text));
      }
      byId.computeIfAbsent(text.substring(0, dot).strip(), k -> new LinkedHashMap<>())
          .put(text.substring(dot + 1, equals).strip(), text.substring(equals + 1).strip());
    }
    return byId;
  }

  private static List<String> whole(List<String> texts) {
    List<String> whole = new ArrayList<>();
    for (String text : texts) {
      int last = whole.size() - 1;
      if (text.indexOf('=') < 0 && last >= 0 && whole.get(last).indexOf('=') >= 0) {
        whole.set(last, whole.get(last) + "," + text);
      } else {
        whole.add(text);
      }
    }
    return whole;
  }
}
