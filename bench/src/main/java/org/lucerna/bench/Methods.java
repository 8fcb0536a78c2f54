/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.vision.api.explain.Explainer;

/** All explainers on the class path, as their bundles' component descriptions name them. */
final class Methods {

  private Methods() {}

  /** By bundle, then by id. */
  static List<Method> all() throws Exception {
    List<Method> methods = new ArrayList<>();
    for (Components.Component component : Components.of(Explainer.class, "org.lucerna.explain.")) {
      methods.add(method(component));
    }
    methods.sort(Comparator.comparing(Method::bundle).thenComparing(Method::id));
    return List.copyOf(methods);
  }

  @SuppressWarnings("unchecked") // its parameters are those its own description names
  private static Method method(Components.Component component) throws Exception {
    return new Method(
        component.id(),
        component.type().getPackageName().replaceFirst(".*\\.explain\\.", ""),
        component.properties(),
        (Explainer<Record>) component.create(),
        component.params(),
        params(component.params(), Map.of()));
  }

  /** Parameters of a record type, the defaults except for {@code values}. */
  static Record params(Class<? extends Record> type, Map<String, ?> values) {
    try {
      return new RecordParamBinder().bind(type, values, Path.of("").toRealPath());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
