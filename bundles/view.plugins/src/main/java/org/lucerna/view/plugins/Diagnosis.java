/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lucerna.workbench.kit.Texts;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says in words why a bundle does not work, and what to do. */
final class Diagnosis {

  private static final Texts TEXTS = new Texts(Diagnosis.class);
  private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");
  private static final Pattern LEAST = Pattern.compile("version>=([\\w.]+)");
  private static final Pattern JAVA = Pattern.compile("version=([\\d.]+)");

  private final BundleContext framework;
  private final Optional<ServiceComponentRuntime> components;

  Diagnosis(BundleContext framework, Optional<ServiceComponentRuntime> components) {
    this.framework = framework;
    this.components = components;
  }

  List<Problem> of(Bundle bundle) {
    if (bundle.getState() == Bundle.INSTALLED) {
      return unresolved(bundle);
    }
    return bundle.getState() == Bundle.ACTIVE ? components(bundle) : List.of();
  }

  private List<Problem> unresolved(Bundle bundle) {
    List<Problem> problems = new ArrayList<>();
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    for (BundleRequirement need : revision.getDeclaredRequirements(null)) {
      boolean optional =
          Constants.RESOLUTION_OPTIONAL.equals(
              need.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
      if (!optional && capabilities(need.getNamespace()).stream().noneMatch(need::matches)) {
        problems.add(missing(need));
      }
    }
    if (problems.isEmpty()) {
      problems.add(new Problem(TEXTS.of("problem.conflict"), TEXTS.of("mend.conflict")));
    }
    return problems;
  }

  private List<BundleCapability> capabilities(String namespace) {
    return Arrays.stream(framework.getBundles())
        .map(b -> b.adapt(BundleRevision.class))
        .filter(r -> r != null)
        .flatMap(r -> r.getDeclaredCapabilities(namespace).stream())
        .toList();
  }

  private Problem missing(BundleRequirement need) {
    String filter = need.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    if (need.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
      String wanted = found(JAVA, filter).orElse(filter);
      return new Problem(
          TEXTS.of("problem.java", wanted, String.valueOf(Runtime.version().feature())),
          TEXTS.of("mend.java", wanted));
    }
    Optional<String> name = found(PACKAGE, filter);
    if (name.isEmpty()) {
      return new Problem(
          TEXTS.of("problem.capability", need.getNamespace(), filter), TEXTS.of("mend.capability"));
    }
    String least = found(LEAST, filter).map(v -> " " + v).orElse("");
    String here =
        capabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
            .filter(
                c -> name.get().equals(c.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
            .map(c -> String.valueOf(c.getAttributes().get("version")))
            .distinct()
            .collect(Collectors.joining(", "));
    return here.isEmpty()
        ? new Problem(TEXTS.of("problem.package", name.get() + least), TEXTS.of("mend.package"))
        : new Problem(
            TEXTS.of("problem.version", name.get() + least, here), TEXTS.of("mend.version"));
  }

  private static Optional<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private List<Problem> components(Bundle bundle) {
    List<Problem> problems = new ArrayList<>();
    components.ifPresent(
        runtime -> {
          for (ComponentDescriptionDTO each : runtime.getComponentDescriptionDTOs(bundle)) {
            runtime
                .getComponentConfigurationDTOs(each)
                .forEach(c -> problem(each, c).ifPresent(problems::add));
          }
        });
    return problems;
  }

  static Optional<Problem> problem(ComponentDescriptionDTO component, ComponentConfigurationDTO c) {
    String name = component.name.substring(component.name.lastIndexOf('.') + 1);
    if (c.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      String why = c.failure == null ? "" : c.failure.lines().findFirst().orElse("");
      return Optional.of(
          new Problem(TEXTS.of("problem.failed", name, why), TEXTS.of("mend.failed")));
    }
    if (c.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
      String missing =
          Arrays.stream(c.unsatisfiedReferences)
              .map(r -> wanted(component, r))
              .collect(Collectors.joining(", "));
      return Optional.of(
          new Problem(TEXTS.of("problem.waits", name, missing), TEXTS.of("mend.waits")));
    }
    return Optional.empty();
  }

  private static String wanted(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
    return Arrays.stream(component.references)
        .filter(r -> r.name.equals(missing.name))
        .map(r -> r.interfaceName)
        .findFirst()
        .orElse(missing.name);
  }
}
