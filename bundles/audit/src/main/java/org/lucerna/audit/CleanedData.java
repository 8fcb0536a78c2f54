/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.lucerna.core.api.data.Mask;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.core.api.data.Table;
import org.lucerna.core.api.file.Storage;
import org.lucerna.core.api.task.Progress;
import org.lucerna.imaging.Images;
import org.lucerna.vision.api.dataset.Dataset;
import org.lucerna.vision.api.dataset.Sample;
import org.lucerna.vision.api.dataset.Split;
import org.lucerna.vision.api.network.Preprocessing;

/**
 * A copy of a data set with a region replaced, or pictures left out, in what is trained on and
 * validated on; test pictures stay what they are. The region is replaced in pictures of every
 * class, by what pictures of the classes not suspected show there: were it replaced in one class
 * alone, its cut edges would be the next shortcut.
 */
final class CleanedData {

  private final Dataset data;
  private final Storage storage;
  private final Preprocessing how;
  private final Map<String, Seen> seen = new HashMap<>();
  private final SplittableRandom random;

  CleanedData(Dataset data, Storage storage, Preprocessing how, long seed) {
    this.data = data;
    this.storage = storage;
    this.how = how;
    this.random = new SplittableRandom(seed);
  }

  /**
   * @param replaced pictures with the region replaced
   * @param excluded pictures left out
   */
  record Written(Path csv, int pictures, int replaced, int excluded) {}

  /** What is changed. */
  interface Change {
    /** The picture as it is trained on. */
    RgbImage of(int index, RgbImage picture) throws IOException;
  }

  /** Pictures whose own region is replaced; in others it is that of one of the suspect's. */
  void know(List<Seen> pictures) {
    pictures.forEach(s -> seen.put(s.picture().id(), s));
  }

  /**
   * Replaces the region in all pictures but those of the test.
   *
   * @param suspect of these pictures
   * @param className the suspect's class
   */
  Written masked(Path folder, Suspect suspect, String className, Progress progress)
      throws IOException {
    List<Integer> donors = donors(className);
    Change change =
        (index, picture) -> {
          Mask region = region(data.samples().get(index), suspect);
          RgbImage donor = data.image(donors.get(random.nextInt(donors.size())));
          return replaced(picture, region, donor);
        };
    return write(folder, change, Set.of(), progress);
  }

  /** Leaves pictures out. */
  Written without(Path folder, Set<String> ids, Progress progress) throws IOException {
    return write(folder, (index, picture) -> picture, ids, progress);
  }

  private List<Integer> donors(String className) {
    List<Integer> donors = new ArrayList<>();
    for (int i = 0; i < data.samples().size(); i++) {
      Sample sample = data.samples().get(i);
      if (sample.split() == Split.TRAIN && !data.classes().get(sample.label()).equals(className)) {
        donors.add(i);
      }
    }
    return donors;
  }

  /** A picture's own region, or that of one of the suspect's, so that all have the same places. */
  private Mask region(Sample sample, Suspect suspect) {
    Seen own = seen.get(sample.id());
    List<Seen> members = suspect.members();
    return suspect.region(own != null ? own : members.get(random.nextInt(members.size())));
  }

  /**
   * The pixels of the region from the same place of the donor, whatever the sizes of both. Where
   * the region reaches the rim of what the network sees it goes on outside: training may see that.
   */
  RgbImage replaced(RgbImage picture, Mask region, RgbImage donor) {
    Framing to = new Framing(picture.width(), picture.height(), how);
    Framing from = new Framing(donor.width(), donor.height(), how);
    int[] rgb = picture.toArray();
    for (int y = 0; y < picture.height(); y++) {
      int cropY = to.cropY(y);
      for (int x = 0; x < picture.width(); x++) {
        int cropX = to.cropX(x);
        if (region.contains(clamped(cropX, region.width()), clamped(cropY, region.height()))) {
          rgb[y * picture.width() + x] =
              donor.rgb(from.pictureX(cropX + 0.5), from.pictureY(cropY + 0.5));
        }
      }
    }
    return RgbImage.wrap(picture.width(), picture.height(), rgb);
  }

  private static int clamped(int at, int size) {
    return Math.max(0, Math.min(size - 1, at));
  }

  private Written write(Path folder, Change change, Set<String> left, Progress progress)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    int changed = 0;
    int excluded = 0;
    for (int i = 0; i < data.samples().size(); i++) {
      Sample sample = data.samples().get(i);
      progress.step(i, data.samples().size());
      if (left.contains(sample.id()) && sample.split() != Split.TEST) {
        excluded++;
        continue;
      }
      RgbImage picture = data.image(i);
      RgbImage made = sample.split() == Split.TEST ? picture : change.of(i, picture);
      changed += made == picture ? 0 : 1;
      String path = "%s/%06d.png".formatted(folderName(sample), i);
      storage.write(
          folder.resolve(path), out -> ImageIO.write(Images.toBuffered(made), "png", out));
      rows.add(
          List.of(
              path,
              data.classes().get(sample.label()),
              sample.group().orElse(sample.id()),
              sample.split().id()));
    }
    Path csv = folder.resolve("pictures.csv");
    byte[] text =
        new Table("pictures", List.of("path", "label", "group", "split"), rows)
            .csv()
            .getBytes(StandardCharsets.UTF_8);
    storage.write(csv, out -> out.write(text));
    return new Written(csv, rows.size(), changed, excluded);
  }

  private String folderName(Sample sample) {
    String name = data.classes().get(sample.label()).replaceAll("[^\\p{Alnum}._-]", "_");
    return sample.label() + "-" + name;
  }

  /** Training pictures of a class that would be left. */
  static int left(Dataset data, String className, Set<String> without) {
    return (int)
        data.samples().stream()
            .filter(s -> s.split() == Split.TRAIN)
            .filter(s -> data.classes().get(s.label()).equals(className))
            .filter(s -> !without.contains(s.id()))
            .count();
  }
}
