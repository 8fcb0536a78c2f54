/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.dataset.synthetic.scene;

import java.util.ArrayList;
import java.util.List;
import org.lucerna.dataset.synthetic.paint.Blob;
import org.lucerna.dataset.synthetic.paint.Canvas;
import org.lucerna.dataset.synthetic.paint.Clip;
import org.lucerna.dataset.synthetic.paint.Colour;
import org.lucerna.dataset.synthetic.paint.Curve;
import org.lucerna.dataset.synthetic.paint.Dice;
import org.lucerna.dataset.synthetic.paint.Frame;
import org.lucerna.dataset.synthetic.paint.Patch;
import org.lucerna.dataset.synthetic.paint.Point;
import org.lucerna.dataset.synthetic.paint.Ramp;
import org.lucerna.dataset.synthetic.paint.Shape;
import org.lucerna.dataset.synthetic.paint.Skin;
import org.lucerna.dataset.synthetic.paint.Tube;

/** Things that lie about: none is part of a creature, some look a little like one. */
enum Clutter {
  STONE {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      double tone = dice.between(0.45, 0.75);
      Colour grey = Colour.of(tone, dice.between(0.005, 0.035), dice.between(0, 360));
      double wide = dice.between(0.5, 0.8);
      double high = wide * dice.between(0.5, 0.75);
      shadow(canvas, place, wide);
      double cracks = dice.between(0, 50);
      Skin skin =
          Skin.plain(grey)
              .with(
                  grey.times(0.6),
                  (u, v) -> Ramp.clamp(1.5 * land.noise().fractal(u * 2 + cracks, v * 2, 3)))
              .gloss(0);
      thing(
          canvas,
          new Blob(
              place.at(0, -high * 0.8, dice.between(-12, 12)), wide, high, dice.between(-0.2, 0.2)),
          skin);
    }
  },
  GRASS {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      int blades = 4 + dice.below(5);
      for (int i = 0; i < blades; i++) {
        double x = dice.between(-0.35, 0.35);
        double high = dice.between(0.5, 1.15);
        double lean = x + dice.between(-0.35, 0.35);
        List<Point> line =
            List.of(
                new Point(x, 0.05),
                new Point(x + lean * 0.2, -0.5 * high),
                new Point(x + lean, -high));
        Colour green =
            Colour.of(
                dice.between(0.42, 0.72),
                dice.between(0.06, 0.13),
                land.plants() + dice.between(-12, 12));
        thing(
            canvas,
            Tube.smooth(place, line, 0.07, 0.055, 0.01),
            Skin.plain(green).edge(0.4).gloss(0));
      }
    }
  },
  FLOWER {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      double high = dice.between(0.6, 1);
      double lean = dice.between(-0.25, 0.25);
      Colour green = Colour.of(0.5, 0.1, land.plants());
      List<Point> stem =
          List.of(new Point(0, 0), new Point(lean * 0.3, -high * 0.5), new Point(lean, -high));
      thing(canvas, Tube.smooth(place, stem, 0.035, 0.03, 0.03), Skin.plain(green).edge(0.4));
      Colour petal =
          Colour.of(dice.between(0.6, 0.9), dice.between(0.05, 0.16), dice.between(0, 360));
      int petals = 5 + dice.below(2);
      double turn = dice.between(0, 72);
      for (int i = 0; i < petals; i++) {
        Frame at = place.at(lean, -high, turn + 360.0 * i / petals);
        thing(canvas, new Blob(at.at(0.16, 0, 0), 0.14, 0.1), Skin.plain(petal).edge(0.5).gloss(0));
      }
      thing(
          canvas,
          new Blob(place.at(lean, -high, 0), 0.09, 0.09),
          Skin.plain(Colour.of(0.75, 0.14, 85)).edge(0.4));
    }
  },
  MUSHROOM {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      double high = dice.between(0.35, 0.6);
      shadow(canvas, place, 0.3);
      List<Point> stem = List.of(new Point(0, -0.03), new Point(dice.between(-0.05, 0.05), -high));
      thing(canvas, Tube.smooth(place, stem, 0.13, 0.09), Skin.plain(Colour.of(0.88, 0.03, 85)));
      double wide = dice.between(0.3, 0.45);
      List<Point> cap =
          List.of(
              new Point(-wide, 0.05),
              new Point(-wide * 0.75, -0.2),
              new Point(0, -0.34),
              new Point(wide * 0.75, -0.2),
              new Point(wide, 0.05),
              new Point(0, 0.1));
      Patch hat = new Patch(place.at(0, -high, dice.between(-10, 10)), Curve.closed(cap, 4), 0.2);
      Colour red =
          Colour.of(dice.between(0.45, 0.65), dice.between(0.08, 0.17), dice.between(0, 360));
      thing(canvas, hat, Skin.plain(red).gloss(0.25));
      for (int i = 0; i < 3; i++) {
        Frame dot = place.at(wide * (0.5 * i - 0.5), -high - dice.between(0.05, 0.2), 0);
        thing(
            canvas,
            new Clip(new Blob(dot, 0.06, 0.045), hat),
            Skin.plain(Colour.of(0.93, 0.02, 90)).edge(0));
      }
    }
  },
  LEAF {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      Frame at = place.at(0, -0.1, dice.between(0, 360));
      double wide = dice.between(0.14, 0.24);
      List<Point> line =
          List.of(
              new Point(-0.4, 0),
              new Point(-0.1, wide),
              new Point(0.2, wide * 0.8),
              new Point(0.48, 0),
              new Point(0.2, -wide * 0.8),
              new Point(-0.1, -wide));
      Colour colour =
          Colour.of(dice.between(0.45, 0.75), dice.between(0.08, 0.15), dice.between(30, 140));
      Skin skin =
          Skin.plain(colour)
              .with(colour.times(0.55), (u, v) -> 1 - Ramp.step(0.015, 0.04, vein(u, v)))
              .edge(0.5);
      thing(canvas, new Patch(at, Curve.closed(line, 3), 0.15), skin);
    }
  },
  TWIG {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      Frame at = place.at(0, -0.05, dice.between(-50, 50)).scaled(0.9);
      Colour wood = Colour.of(dice.between(0.4, 0.6), 0.05, dice.between(45, 80));
      Skin skin = Skin.plain(wood).edge(0.6).gloss(0);
      double bend = dice.between(-0.12, 0.12);
      List<Point> main = List.of(new Point(-0.6, 0), new Point(0, bend), new Point(0.6, 0));
      thing(canvas, Tube.smooth(at, main, 0.06, 0.05, 0.03), skin);
      int forks = 1 + dice.below(2);
      for (int i = 0; i < forks; i++) {
        double x = dice.between(-0.3, 0.3);
        List<Point> fork =
            List.of(
                new Point(x, bend),
                new Point(x + 0.2, bend + dice.sign() * dice.between(0.15, 0.3)));
        thing(canvas, Tube.smooth(at, fork, 0.04, 0.02), skin);
      }
    }
  },
  BUSH {
    @Override
    void paint(Canvas canvas, Frame place, Land land, Dice dice) {
      shadow(canvas, place, 0.8);
      double hue = land.plants() + dice.between(-10, 10);
      int balls = 5 + dice.below(4);
      List<Frame> frames = new ArrayList<>();
      for (int i = 0; i < balls; i++) {
        frames.add(place.at(dice.between(-0.6, 0.6), -dice.between(0.15, 0.75), 0));
      }
      for (Frame frame : frames) {
        Colour green = Colour.of(dice.between(0.48, 0.68), dice.between(0.05, 0.11), hue);
        double r = dice.between(0.22, 0.36);
        Skin skin =
            Skin.plain(green)
                .with(
                    green.times(0.7), (u, v) -> Ramp.clamp(2 * land.noise().at(u * 4 + hue, v * 4)))
                .edge(0.5)
                .gloss(0);
        thing(canvas, new Blob(frame, r, r * 0.9), skin);
      }
    }
  };

  /**
   * Paints one.
   *
   * @param place where it stands; its unit is about its width
   */
  abstract void paint(Canvas canvas, Frame place, Land land, Dice dice);

  static Clutter roll(Dice dice) {
    return values()[dice.below(values().length)];
  }

  private static void thing(Canvas canvas, Shape shape, Skin skin) {
    canvas.paint(shape, skin, Canvas.NOBODY);
  }

  private static void shadow(Canvas canvas, Frame place, double wide) {
    Blob ground = new Blob(place.at(0, -0.02, 0), wide * 1.1, wide * 0.3);
    canvas.haze(ground, Colour.of(0.15, 0.02, 280), 0.16 * place.scale(), 0.4);
  }

  private static double vein(double u, double v) {
    double side = Math.abs(v) - 0.6 * (u - Math.floor(u * 6) / 6);
    return Math.min(Math.abs(v), Math.abs(side) + 0.01);
  }
}
