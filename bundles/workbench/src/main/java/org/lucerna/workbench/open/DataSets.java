/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.workbench.open;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.DecodeLimits;
import org.lucerna.imaging.ImageDecoder;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.workbench.api.Selection;
import org.lucerna.workbench.api.current.CurrentData;
import org.lucerna.workbench.api.current.CurrentPicture;
import org.lucerna.workbench.api.current.CurrentPicture.Origin;
import org.lucerna.workbench.api.current.PictureSet;
import org.lucerna.workbench.kit.Texts;
import org.lucerna.workbench.open.Documents.Source;
import org.lucerna.workbench.open.Documents.Tools;
import org.lucerna.workbench.workspace.Edits;

/** Opens and closes data sets and pictures. Event thread only. */
final class DataSets {

  private final Tools tools;
  private final Texts texts = new Texts(DataSets.class);

  /** Of two that were asked for one after the other the later one stays. */
  private int newest;

  DataSets(Tools tools) {
    this.tools = tools;
  }

  /** Opens a data set in the place of the one that is open, and its first test picture. */
  void open(Source source, Runnable then) {
    Optional<Source> before = current();
    load(
        source,
        data -> {
          addEdit(texts.of("edit.data", data.data().name()), before, Optional.of(source));
          then.run();
        });
  }

  private void addEdit(String label, Optional<Source> before, Optional<Source> after) {
    tools.edits().add(new Edits.Edit(label, () -> again(before), () -> again(after)));
  }

  private void again(Optional<Source> source) {
    source.ifPresentOrElse(s -> load(s, d -> {}), this::drop);
  }

  /** What is open. */
  Optional<Source> current() {
    return tools.selection().get(CurrentData.class).map(d -> new Source(d.source(), d.seed()));
  }

  /** Opens without keeping an edit. */
  void load(Source source, Consumer<CurrentData> then) {
    int mine = ++newest;
    Path base = tools.base().get();
    Map<String, Object> absolute = Documents.absolute(source.data(), base);
    tools
        .tasks()
        .start(
            texts.of("task.data", source.name()),
            true,
            progress -> tools.require().data(absolute, source.seed(), base, progress),
            data -> {
              if (mine != newest) {
                tools.discard(data);
                return;
              }
              CurrentData current = new CurrentData(data, absolute, source.seed());
              show(current);
              then.accept(current);
            },
            tools.voice()::failed);
  }

  private void show(CurrentData current) {
    Selection selection = tools.selection();
    // Indices into the old data set mean nothing in the new one.
    selection.clear(PictureSet.class);
    boolean ofOld =
        selection.get(CurrentPicture.class).map(p -> p.origin().sample().isPresent()).orElse(false);
    if (ofOld) {
      selection.clear(CurrentPicture.class);
    }
    selection.set(CurrentData.class, current);
    first(current.data()).ifPresent(this::sample);
    Dataset data = current.data();
    tools
        .voice()
        .say(texts.of("said.data", data.name(), data.samples().size(), data.classes().size()));
    tools.remember().accept(p -> p.withData(new Source(current.source(), current.seed()).kept()));
  }

  /** The first test picture, else the first. */
  private static OptionalInt first(Dataset data) {
    List<Sample> samples = data.samples();
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).split() == Split.TEST) {
        return OptionalInt.of(i);
      }
    }
    return samples.isEmpty() ? OptionalInt.empty() : OptionalInt.of(0);
  }

  /** Makes a sample of the open data set current. */
  void sample(int index) {
    tools
        .selection()
        .get(CurrentData.class)
        .filter(d -> index >= 0 && index < d.data().samples().size())
        .ifPresent(d -> tools.selection().set(CurrentPicture.class, d.picture(index)));
  }

  /** Makes the sample of that id current; false where there is none. */
  boolean sample(String id) {
    List<Sample> samples =
        tools.selection().get(CurrentData.class).map(d -> d.data().samples()).orElse(List.of());
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i).id().equals(id)) {
        sample(i);
        return true;
      }
    }
    return false;
  }

  /** Opens a picture file; it is decoded once here, so that a broken one is said at once. */
  void picture(Path file, Runnable then) {
    String name = file.getFileName().toString();
    tools
        .tasks()
        .start(
            texts.of("task.picture", name),
            true,
            progress -> decode(file),
            image -> {
              tools.selection().set(CurrentPicture.class, ofFile(file));
              tools.voice().say(texts.of("said.picture", name, image.width(), image.height()));
              then.run();
            },
            tools.voice()::failed);
  }

  private static CurrentPicture ofFile(Path file) {
    Origin origin = new Origin(Optional.of(file), OptionalInt.empty(), OptionalInt.empty(), false);
    return new CurrentPicture(
        file.toString(), file.getFileName().toString(), 0, origin, () -> decode(file));
  }

  private static RgbImage decode(Path file) throws IOException {
    return ImageDecoder.decode(file, DecodeLimits.DEFAULT);
  }

  void close() {
    current()
        .ifPresent(
            before -> {
              drop();
              addEdit(texts.of("edit.close", before.name()), Optional.of(before), Optional.empty());
            });
  }

  /** Closes without keeping an edit. */
  void drop() {
    newest++;
    tools.selection().clear(PictureSet.class);
    tools.selection().clear(CurrentPicture.class);
    tools.selection().clear(CurrentData.class);
  }
}
