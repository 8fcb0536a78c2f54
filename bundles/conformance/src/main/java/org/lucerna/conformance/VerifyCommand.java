/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.CommandPlace;
import org.lucerna.core.api.command.CommandType;
import org.lucerna.core.api.command.Context;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.param.ParamBinder;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.core.api.plugin.Plugin;
import org.lucerna.core.api.plugin.Plugins;
import org.lucerna.core.api.task.Progress;
import org.lucerna.vision.api.compute.ComputeBackend;
import org.lucerna.vision.api.compute.Device;
import org.lucerna.vision.api.explain.Explainer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Examines explanation methods, those installed or those of a plugin that is not. */
@Component
@CommandType(
    id = "verify",
    label = "examine explanation methods: those installed, or a plugin's jar file",
    params = VerifyParams.class)
@CommandPlace(menu = "Plugins", position = 50)
public final class VerifyCommand implements Command<VerifyParams> {

  private static final String JAR = ".jar";

  private final BundleContext framework;
  private final Plugins plugins;
  private final ParamBinder binder;
  private final Storage storage;

  @Activate
  public VerifyCommand(
      BundleContext framework,
      @Reference Plugins plugins,
      @Reference ParamBinder binder,
      @Reference Storage storage) {
    this.framework = framework;
    this.plugins = plugins;
    this.binder = binder;
    this.storage = storage;
  }

  /**
   * {@inheritDoc}
   *
   * @throws LucernaException (plugin) if a jar file cannot be installed or brings no method, or
   *     there is no backend
   */
  @Override
  public Outcome run(VerifyParams params, Context context) throws IOException {
    List<String> jars = params.method().stream().filter(m -> m.endsWith(JAR)).toList();
    if (jars.isEmpty()) {
      return verify(chosen(params.method()), params, context);
    }
    if (params.method().size() > 1) {
      throw new ParamException("method", "give methods, or one jar file, not several");
    }
    Path jar = context.workingDirectory().resolve(jars.get(0));
    try (GuestPlugin guest = GuestPlugin.install(framework, jar)) {
      return verify(guest.methods(plugins), params, context);
    }
  }

  @SuppressWarnings("rawtypes") // what methods are registered under
  private List<Plugin<Explainer>> chosen(List<String> ids) {
    if (ids.isEmpty()) {
      return plugins.all(Explainer.class);
    }
    return ids.stream().map(id -> plugins.require(Explainer.class, "method", id)).toList();
  }

  @SuppressWarnings("rawtypes") // what methods are registered under
  private Outcome verify(List<Plugin<Explainer>> methods, VerifyParams params, Context context)
      throws IOException {
    if (methods.isEmpty()) {
      throw new LucernaException(ExitStatus.PLUGIN, "no explanation method is installed");
    }
    Set<String> checks = known(params.checks());
    List<Verification> found = new ArrayList<>();
    try (Laboratory laboratory = laboratory()) {
      Kit kit = new Kit(laboratory, checks);
      for (Plugin<Explainer> method : methods) {
        Progress part = context.progress().part(method.id(), 1.0 / methods.size());
        found.add(kit.verify(new Candidate(method, binder), params.as().orElse(method.id()), part));
      }
    }
    VerifyReport report = new VerifyReport(found);
    Optional<Path> out = params.out().map(context.workingDirectory()::resolve);
    if (out.isPresent()) {
      report.write(out.get(), storage, plugins);
    }
    return report.outcome(out);
  }

  private Set<String> known(List<String> wanted) {
    List<String> ids = Kit.checks().stream().map(Check::id).toList();
    for (String id : wanted) {
      if (!ids.contains(id)) {
        throw new ParamException(
            "checks",
            "there is no check '%s'%s (there are %s)"
                .formatted(id, binder.didYouMean(id, ids), String.join(", ", ids)));
      }
    }
    return Set.copyOf(wanted);
  }

  /** On the best device of the first backend that has one. */
  private Laboratory laboratory() {
    for (Plugin<ComputeBackend> plugin : plugins.all(ComputeBackend.class)) {
      ComputeBackend backend = plugin.service();
      List<Device> devices = backend.devices();
      if (!devices.isEmpty()) {
        return new Laboratory(backend, devices.get(0));
      }
    }
    throw new LucernaException(
        ExitStatus.PLUGIN,
        "no compute backend is installed: the distribution lacks its engine feature");
  }
}
