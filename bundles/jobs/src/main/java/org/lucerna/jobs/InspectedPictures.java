/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.jobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lucerna.core.api.command.ExitStatus;
import org.lucerna.core.api.command.LucernaException;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.param.ParamException;
import org.lucerna.vision.api.analysis.InspectedPicture;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.GroundTruth;
import org.lucerna.vision.api.dataset.Redraw;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;

/**
 * The pictures of an inspection.
 *
 * @param title the data set's name, or empty
 */
record InspectedPictures(String title, List<Entry> entries) {

  /**
   * One picture.
   *
   * @param source gives its pixels; called on worker threads
   * @param truth in the picture's own pixels
   * @param redraw where it is a drawing
   */
  record Entry(InspectedPicture picture, Subject.Source source, Truth truth, Drawing redraw) {}

  /** How a picture can be drawn again. */
  interface Drawing {
    Optional<Redraw> get();
  }

  /** What is known of a picture. */
  interface Truth {
    Optional<GroundTruth> get();
  }

  /** Files: a picture whose folder bears a class's name has that label. */
  static InspectedPictures of(PictureParams params, BuiltModel built) throws IOException {
    if (!params.split().isEmpty()) {
      throw new ParamException("split", "'split' is for a data set's pictures: leave it out");
    }
    List<Subject> subjects = ImageFiles.of(params.image(), built.classes());
    int count = params.limit() > 0 ? Math.min(params.limit(), subjects.size()) : subjects.size();
    return of(subjects.subList(0, count), built);
  }

  /** Pictures whose stems are unique. */
  static InspectedPictures of(List<Subject> subjects, BuiltModel built) {
    List<Entry> entries = new ArrayList<>();
    for (Subject subject : subjects) {
      OptionalInt label = subject.label();
      InspectedPicture picture =
          new InspectedPicture(
              entries.size(),
              subject.stem(),
              label.isPresent() ? built.className(label.getAsInt()) : "",
              label,
              subject.stem(),
              Optional.empty());
      entries.add(new Entry(picture, subject.source(), Optional::empty, Optional::empty));
    }
    return new InspectedPictures("", entries);
  }

  /** None. */
  static InspectedPictures none() {
    return new InspectedPictures("", List.of());
  }

  /**
   * A data set's.
   *
   * @param usual splits where the user names none; all where none of them has a picture
   */
  static InspectedPictures of(
      Dataset data, PictureParams params, List<Split> usual, BuiltModel built) {
    List<Split> splits = params.split().isEmpty() ? usual : params.split();
    List<Integer> indices = indices(data, splits);
    if (indices.isEmpty() && params.split().isEmpty()) {
      indices = indices(data, List.of(Split.values()));
    }
    if (indices.isEmpty()) {
      throw new LucernaException(
          ExitStatus.UNREADABLE,
          "%s has no picture in split %s"
              .formatted(data.name(), splits.stream().map(Split::id).toList()));
    }
    List<Entry> entries = new ArrayList<>();
    for (int i : AnalyseStep.chosen(data.samples(), indices, params.limit())) {
      Sample sample = data.samples().get(i);
      String name = data.classes().get(sample.label());
      InspectedPicture picture =
          new InspectedPicture(
              entries.size(),
              sample.id(),
              name,
              label(name, built),
              sample.group().orElse(sample.id()),
              Optional.of(sample.split()));
      entries.add(
          new Entry(picture, () -> data.image(i), () -> data.groundTruth(i), () -> data.redraw(i)));
    }
    return new InspectedPictures(data.name(), List.copyOf(entries));
  }

  private static List<Integer> indices(Dataset data, List<Split> splits) {
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < data.samples().size(); i++) {
      if (splits.contains(data.samples().get(i).split())) {
        indices.add(i);
      }
    }
    return indices;
  }

  /** The network's class of that name, or of that number. */
  private static OptionalInt label(String name, BuiltModel built) {
    int index = built.classes().indexOf(name);
    if (index < 0 && name.matches("\\d{1,6}")) {
      index = Integer.parseInt(name);
    }
    return index >= 0 && index < Classes.count(built.network())
        ? OptionalInt.of(index)
        : OptionalInt.empty();
  }

  List<InspectedPicture> pictures() {
    return entries.stream().map(Entry::picture).toList();
  }

  RgbImage image(int index) throws IOException {
    return entries.get(index).source().image();
  }
}
