/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.view.explain;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.RecordParamBinder;
import org.lucerna.core.api.command.Command;
import org.lucerna.core.api.command.Outcome;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.Param;
import org.lucerna.testkit.FakePlugins;
import org.lucerna.testkit.TestSession;
import org.lucerna.testkit.TestSite;
import org.lucerna.vision.api.explain.Explainer;
import org.lucerna.workbench.api.current.CurrentModel;
import org.lucerna.workbench.api.current.CurrentPicture;

/** A window with one open model and methods of no meaning. */
final class Fixture {

  record Strength(@Param(value = "1", help = "How strong", min = 0) double strength) {}

  /** The keys of command explain that recipes use. */
  record ExplainKeys(
      @Param(value = "", help = "network") Optional<String> network,
      @Param(value = "", help = "weights") Optional<String> weights,
      @Param(help = "pictures") List<Path> image,
      @Param(value = "beta", help = "methods") List<String> method,
      @Param(value = "last", help = "layers") List<String> layer,
      @Param(value = "predicted", help = "targets") List<String> target,
      @Param(value = "", help = "parameters") List<String> param,
      @Param(value = "auto", help = "colours") String colors,
      @Param(value = "overlay", help = "style") String style,
      @Param(value = "0.5", help = "opacity", min = 0, max = 1) double opacity,
      @Param(help = "folder") Path out) {}

  static final int SIDE = 8;

  final TestSite site;
  final TestSession session = TestSession.small(SIDE);
  final FakePlugins plugins = new FakePlugins();
  final Installed installed = new Installed(plugins, new RecordParamBinder());

  Fixture(Path folder) {
    site = new TestSite(folder);
    method("alpha", Map.of());
    method("beta", Map.of());
    method("signed", Map.of());
    Command<ExplainKeys> command = (params, context) -> Outcome.ok(List.of(), Map.of());
    plugins.register(Command.class, "explain", command, ExplainKeys.class);
  }

  void method(String id, Map<String, ?> properties) {
    Explainer<Strength> none = (request, progress) -> null;
    plugins.register(Explainer.class, id, none, Strength.class, properties);
  }

  /** A picture of one colour, its upper left quarter black. */
  static CurrentPicture picture(String name, int rgb, Optional<Path> file) {
    int[] pixels = new int[SIDE * SIDE];
    Arrays.fill(pixels, rgb);
    for (int i = 0; i < SIDE / 2; i++) {
      Arrays.fill(pixels, i * SIDE, i * SIDE + SIDE / 2, 0);
    }
    RgbImage image = RgbImage.wrap(SIDE, SIDE, pixels);
    return new CurrentPicture(
        name,
        name,
        0,
        new CurrentPicture.Origin(file, OptionalInt.empty(), OptionalInt.of(2), false),
        () -> image);
  }

  static CurrentPicture red() {
    return picture("red.png", 0xE02010, Optional.of(Path.of("/pictures/red.png")));
  }

  static CurrentPicture green() {
    return picture("green.png", 0x10E020, Optional.of(Path.of("/pictures/green.png")));
  }

  ExplainView open(Map<String, String> state) throws Exception {
    ExplainView[] view = new ExplainView[1];
    on(
        () -> {
          site.selection().set(CurrentModel.class, new CurrentModel(session));
          site.selection().set(CurrentPicture.class, red());
          view[0] = new ExplainView(site, installed, state, Optional.of(() -> true));
          view[0].component().setSize(900, 600);
        });
    site.settle();
    return view[0];
  }

  static void on(Runnable action) throws Exception {
    EventQueue.invokeAndWait(action);
  }
}
