/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.heatmap;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.lucerna.core.api.data.Box;
import org.lucerna.core.api.data.RgbImage;
import org.lucerna.imaging.GroupMark;
import org.lucerna.imaging.Images;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.TextBlock.Align;
import org.lucerna.imaging.Theme;
import org.lucerna.render.heatmap.MosaicPlaces.Place;
import org.lucerna.vision.api.render.Mosaic;

/** Where the tiles, the legend and the texts of a mosaic go. */
final class MosaicLayout {

  private static final int MARGIN = 14;
  private static final int SPACE = 8;
  private static final int NARROWEST = 420;
  private static final int DOT = 8;

  /** Pixels that a tile keeps of its picture at least. */
  private static final int DETAIL = 64;

  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font TEXT = TextBlock.font(Font.PLAIN, 13);

  private final Mosaic mosaic;
  private final MosaicParams params;
  private final Theme theme;
  private final MosaicPlaces places;
  private final BufferedImage photographs;
  private final TextBlock title;
  private final TextBlock note;
  private final GroupLegend legend;
  private final int top;

  MosaicLayout(Mosaic mosaic, MosaicParams params) {
    this.mosaic = mosaic;
    this.params = params;
    this.theme = params.theme();
    this.places = new MosaicPlaces(mosaic, params);
    this.photographs = photographs();
    double room = width() - 2.0 * MARGIN;
    this.title = TextBlock.wrapped(TITLE, List.of(mosaic.title()), room);
    String hidden =
        places.hidden() > 0
            ? " "
                + places.hidden()
                + " pictures that would cover another are bare marks, or lie under those of their"
                + " class."
            : "";
    this.note = TextBlock.wrapped(TEXT, List.of(mosaic.note() + hidden), room);
    this.legend = new GroupLegend(mosaic.groups(), theme, room);
    this.top = (int) Math.ceil(MARGIN + title.height() + (title.isEmpty() ? 0 : SPACE));
  }

  int width() {
    return Math.max(NARROWEST, places.width() + 2 * MARGIN);
  }

  int height() {
    double texts = legend.height() + (note.isEmpty() ? 0 : note.height() + SPACE);
    return (int) Math.ceil(top + places.height() + SPACE + texts + MARGIN);
  }

  void paint(Graphics2D g) {
    double room = width() - 2.0 * MARGIN;
    g.setColor(theme.text());
    title.draw(g, MARGIN, MARGIN, room, Align.LEFT);
    int left = (width() - places.width()) / 2;
    Painting.image(g, photographs, new Box(left, top, places.width(), places.height()));
    for (Place place : places.all()) {
      if (place.shown()) {
        frame(g, place, left);
      }
    }
    for (Place place : places.all()) {
      if (!place.shown() && places.isSeen(place)) {
        double x = left + place.x() + params.tile() / 2.0;
        mark(place).paint(g, x, top + place.y() + params.tile() / 2.0, DOT);
      }
    }
    double below = top + places.height() + (double) SPACE;
    legend.paint(g, MARGIN, below);
    g.setColor(theme.muted());
    note.draw(g, MARGIN, height() - MARGIN - note.height(), room, Align.LEFT);
  }

  /** All of them as one picture: files are then smaller than with hundreds. */
  private BufferedImage photographs() {
    double scale = (double) Math.max(params.tile(), DETAIL) / params.tile();
    int wide = (int) Math.ceil(places.width() * scale);
    int high = (int) Math.ceil(places.height() * scale);
    BufferedImage all = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = all.createGraphics();
    Painting.prepare(g);
    g.setColor(theme.background());
    g.fillRect(0, 0, wide, high);
    g.scale((double) wide / places.width(), (double) high / places.height());
    for (Place place : places.all()) {
      if (place.shown()) {
        int side = params.tile() - 1;
        BufferedImage picture = Images.toBuffered(square(place.tile().picture()));
        Painting.image(g, picture, new Box(place.x(), place.y(), side, side));
      }
    }
    g.dispose();
    return all;
  }

  private void frame(Graphics2D g, Place place, int left) {
    int side = params.tile() - 1;
    int x = left + place.x();
    int y = top + place.y();
    GroupMark mark = mark(place);
    float frame = Math.max(1.5f, side / 16f);
    g.setStroke(new BasicStroke(frame, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.setColor(mark.color());
    g.draw(new Rectangle2D.Double(x + frame / 2, y + frame / 2, side - frame, side - frame));
    double size = Math.max(7, side / 4.5);
    mark.paint(g, x + side - size / 2 - 1, y + side - size / 2 - 1, size);
  }

  private GroupMark mark(Place place) {
    return new GroupMark(place.tile().group(), mosaic.groups().size(), theme);
  }

  private static RgbImage square(RgbImage picture) {
    int side = Math.min(picture.width(), picture.height());
    if (picture.width() == picture.height()) {
      return picture;
    }
    int left = (picture.width() - side) / 2;
    int up = (picture.height() - side) / 2;
    int[] pixels = new int[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        pixels[y * side + x] = picture.rgb(left + x, up + y);
      }
    }
    return RgbImage.wrap(side, side, pixels);
  }
}
