/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found of one method.
 *
 * @param origin the bundle it comes from
 * @param seconds the examination took
 * @param findings one a check, in their order
 */
record Verification(String method, String origin, double seconds, List<Finding> findings) {

  Verification {
    findings = List.copyOf(findings);
  }

  boolean failed() {
    return findings.stream().anyMatch(Finding::failed);
  }

  long count(Verdict verdict) {
    return findings.stream().filter(f -> f.verdict() == verdict).count();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", method);
    json.put("plugin", origin);
    json.put("seconds", seconds);
    json.put("failed", failed());
    List<Map<String, Object>> list = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("check", finding.check());
      one.put("verdict", finding.verdict().text());
      one.put("why", finding.why());
      list.add(one);
    }
    json.put("checks", list);
    return json;
  }
}
