/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.vision.api.weights;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.vision.api.network.Heads;
import org.lucerna.vision.api.network.LayerId;
import org.lucerna.vision.api.network.Network;
import org.lucerna.vision.api.network.ParameterSpec;
import org.lucerna.vision.api.network.Parameters;

/**
 * How the tensors of a source fit a network. torch's {@code num_batches_tracked} counters are
 * ignored: nothing computed here depends on them, and old files lack them.
 *
 * @param network the network's id
 * @param origin the source's
 * @param matched names to take from the source
 * @param fresh names that belong to new layers and are not taken from the source
 * @param missing what the network needs and the source lacks
 * @param misshapen what the source has in another shape
 * @param replaced names of the source that a new head made superfluous
 * @param surplus names of the source that the network has no place for
 */
public record WeightMatch(
    String network,
    String origin,
    Set<String> matched,
    Set<String> fresh,
    List<ParameterSpec> missing,
    List<Misshapen> misshapen,
    List<String> replaced,
    List<String> surplus) {

  private static final String COUNTER = ".num_batches_tracked";
  private static final int EXAMPLES = 3;

  /** A tensor that is there in another shape than the network needs. */
  public record Misshapen(ParameterSpec expected, List<Integer> found) {
    public Misshapen {
      found = List.copyOf(found);
    }
  }

  public WeightMatch {
    matched = Set.copyOf(matched);
    fresh = Set.copyOf(fresh);
    missing = List.copyOf(missing);
    misshapen = List.copyOf(misshapen);
    replaced = List.copyOf(replaced);
    surplus = List.copyOf(surplus);
  }

  /** Every tensor of {@code network} is expected, and no other. */
  public static WeightMatch match(Network network, Weights source) {
    return match(network, source, Set.of(), name -> false);
  }

  /**
   * Every tensor is expected but those of the layers {@code fresh}; where there are such layers,
   * all the source has beyond is taken for the old head. {@link #match(Network, Network, Weights)}
   * is stricter.
   */
  public static WeightMatch match(Network network, Weights source, Set<LayerId> fresh) {
    return match(network, source, fresh, name -> !fresh.isEmpty());
  }

  /**
   * After a head was attached: every tensor of {@code after} is expected but those of its {@link
   * Heads#freshLayers}; what {@code before} alone has a place for is replaced.
   */
  public static WeightMatch match(Network before, Network after, Weights source) {
    Set<String> old =
        Parameters.of(before).stream().map(ParameterSpec::name).collect(Collectors.toSet());
    return match(after, source, Heads.freshLayers(before, after), old::contains);
  }

  private static WeightMatch match(
      Network network, Weights source, Set<LayerId> freshLayers, Predicate<String> replaceable) {
    Set<String> unused = new LinkedHashSet<>(source.names());
    unused.removeIf(name -> name.endsWith(COUNTER));
    Set<String> matched = new LinkedHashSet<>();
    Set<String> fresh = new LinkedHashSet<>();
    List<ParameterSpec> missing = new ArrayList<>();
    List<Misshapen> misshapen = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    for (ParameterSpec spec : Parameters.of(network)) {
      boolean there = unused.remove(spec.name());
      if (freshLayers.contains(spec.layer())) {
        fresh.add(spec.name());
        if (there) {
          replaced.add(spec.name());
        }
      } else if (!there) {
        missing.add(spec);
      } else if (!source.shape(spec.name()).equals(spec.shape())) {
        misshapen.add(new Misshapen(spec, source.shape(spec.name())));
      } else {
        matched.add(spec.name());
      }
    }
    unused.stream().filter(replaceable).forEach(replaced::add);
    List<String> surplus = unused.stream().filter(replaceable.negate()).toList();
    return new WeightMatch(
        network.id(), source.origin(), matched, fresh, missing, misshapen, replaced, surplus);
  }

  /** Whether the source gives all the network expects of it and nothing else. */
  public boolean fits() {
    return missing.isEmpty() && misshapen.isEmpty() && surplus.isEmpty();
  }

  /** One sentence a tensor that does not fit. */
  public List<String> problems() {
    List<String> all = new ArrayList<>();
    missing.forEach(s -> all.add("tensor " + s.name() + " " + s.shape() + " is missing"));
    misshapen.forEach(
        m ->
            all.add(
                "tensor %s has shape %s, but %s needs %s"
                    .formatted(m.expected().name(), m.found(), network, m.expected().shape())));
    surplus.forEach(name -> all.add("tensor " + name + " has no place in " + network));
    return all;
  }

  /** What to tell about a replaced head, in one line. */
  public Optional<String> note() {
    return replaced.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the classifier of %s (%s) is not used: the head is new"
                .formatted(origin, examples(replaced)));
  }

  /**
   * Goes on if all fits.
   *
   * @throws LucernaException (unreadable) saying in one sentence what does not fit
   */
  public void require() {
    if (!fits()) {
      List<String> parts = new ArrayList<>();
      describe(parts, "missing", missing.stream().map(ParameterSpec::name).toList());
      describe(parts, "of another shape", misshapen.stream().map(WeightMatch::shapes).toList());
      describe(parts, "surplus", surplus);
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "the weights in %s are not those of %s: %s"
              .formatted(origin, network, String.join("; ", parts)));
    }
  }

  private static String shapes(Misshapen m) {
    return "%s %s instead of %s".formatted(m.expected().name(), m.found(), m.expected().shape());
  }

  private static void describe(List<String> parts, String what, List<String> names) {
    if (!names.isEmpty()) {
      String are = names.size() == 1 ? "1 tensor is " : names.size() + " tensors are ";
      parts.add(are + what + " (" + examples(names) + ")");
    }
  }

  private static String examples(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(EXAMPLES, names.size())));
    return names.size() > EXAMPLES ? first + ", and " + (names.size() - EXAMPLES) + " more" : first;
  }
}
