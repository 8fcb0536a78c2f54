/* SPDX-License-Identifier: Apache-2.0 */
package org.lucerna.render.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.lucerna.imaging.Painting;
import org.lucerna.imaging.TextBlock;
import org.lucerna.imaging.Theme;
import org.lucerna.vision.api.render.Curves;
import org.lucerna.vision.api.render.Figure;
import org.lucerna.vision.api.render.Renderer;
import org.lucerna.vision.api.render.RendererType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Curves over a common axis, drawn by XChart. Values that are not finite are left out. */
@Component(service = Renderer.class)
@RendererType(id = "curves", label = "Curves", subject = Curves.class, params = CurvesParams.class)
public final class CurvesRenderer implements Renderer<Curves, CurvesParams> {

  /** Curves of more points than this have no dots. */
  private static final int DOTS = 40;

  /** Up to so many epochs each has its number at the axis. */
  private static final int EACH = 12;

  /** XChart marks evenly spaced values themselves, 7, 14, 21; uneven ones get round numbers. */
  private static final double UNEVEN = 1e-3;

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.SQUARE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.TRIANGLE_DOWN);

  private static final Font TITLE = TextBlock.font(Font.BOLD, 15);
  private static final Font AXIS = TextBlock.font(Font.PLAIN, 13);
  private static final Font TICK = TextBlock.font(Font.PLAIN, 12);

  @Activate
  public CurvesRenderer() {}

  @Override
  public Figure render(Curves subject, CurvesParams params) {
    Legend legend = new Legend(subject.series(), params);
    return Painting.figure(
        params.width(),
        params.height(),
        params.theme(),
        g -> {
          // A chart keeps state while it paints: a new one each time, so that any thread may.
          chart(subject, params).paint(g, params.width(), params.height() - legend.height());
          legend.paint(g, params.height() - legend.height());
        });
  }

  private static XYChart chart(Curves subject, CurvesParams params) {
    XYChart chart =
        new XYChartBuilder()
            .width(params.width())
            .height(params.height())
            .title(subject.title())
            .xAxisTitle(subject.xLabel())
            .yAxisTitle(subject.yLabel())
            .build();
    Range range = Range.of(subject.series());
    style(chart.getStyler(), params.theme(), subject);
    chart.getStyler().setYAxisMin(range.low()).setYAxisMax(range.high());
    SeriesColors colors = new SeriesColors(params.theme());
    for (int i = 0; i < subject.series().size(); i++) {
      add(chart, subject.series(), i, colors.of(subject.series(), i));
    }
    return chart;
  }

  private static void add(XYChart chart, List<Curves.Series> all, int index, Color color) {
    Curves.Series series = all.get(index);
    int[] finite =
        IntStream.range(0, series.y().size())
            .filter(i -> Double.isFinite(series.y().get(i)) && Double.isFinite(series.x().get(i)))
            .toArray();
    if (finite.length == 0) {
      return;
    }
    double[] x = IntStream.of(finite).mapToDouble(series.x()::get).toArray();
    double[] y = IntStream.of(finite).mapToDouble(series.y()::get).toArray();
    if (x.length > EACH) {
      x[1] += UNEVEN * (x[1] - x[0]);
    }
    XYSeries line = chart.addSeries(String.valueOf(index), x, y);
    line.setLabel(series.name());
    line.setLineColor(color);
    line.setMarkerColor(color);
    line.setLineStyle(stroke(series));
    boolean bare = series.dashed() && series.group().isEmpty();
    boolean dots = x.length <= DOTS && !bare || x.length == 1;
    line.setMarker(dots ? marker(all, index) : SeriesMarkers.NONE);
  }

  /** Groups differ by shape as well, so that a print without colours can be read. */
  private static Marker marker(List<Curves.Series> all, int index) {
    return all.get(index).group().isEmpty()
        ? SeriesMarkers.CIRCLE
        : MARKERS.get(SeriesColors.slot(all, index) % MARKERS.size());
  }

  /** Solid, or thinner and dashed. */
  static BasicStroke stroke(Curves.Series series) {
    float[] dashes = series.dashed() ? new float[] {6, 5} : null;
    float width = series.dashed() ? 1.6f : 2.2f;
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static void style(XYStyler style, Theme theme, Curves subject) {
    style.setChartBackgroundColor(theme.background());
    style.setPlotBackgroundColor(theme.background());
    style.setPlotBorderVisible(false);
    style.setChartFontColor(theme.text());
    style.setChartTitleFont(TITLE);
    style.setChartTitleVisible(!subject.title().isEmpty());
    style.setChartTitleBoxVisible(false);
    style.setChartPadding(12);
    style.setLegendVisible(false);
    style.setMarkerSize(5);
    style.setLocale(Locale.ROOT);
    axes(style, theme);
    style.setYAxisTickLabelsFormattingFunction(CurvesRenderer::number);
    if (hasWholeNumbers(subject.series())) {
      wholeNumbers(style, subject.series());
    }
  }

  private static void axes(XYStyler style, Theme theme) {
    style.setAxisTitleFont(AXIS);
    style.setAxisTickLabelsFont(TICK);
    style.setAxisTickLabelsColor(theme.muted());
    style.setXAxisTitleColor(theme.text());
    style.setYAxisTitleColor(theme.text());
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setAxisTickMarksColor(theme.rule());
    style.setAxisTicksLineVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(theme.rule());
    style.setPlotGridLinesStroke(new BasicStroke(0.8f));
    style.setPlotContentSize(0.96);
    style.setXAxisTickMarkSpacingHint(50);
    style.setYAxisTickMarkSpacingHint(45);
  }

  private static boolean hasWholeNumbers(List<Curves.Series> series) {
    return series.stream().flatMap(s -> s.x().stream()).allMatch(x -> x == Math.rint(x));
  }

  /** There is no epoch two and a half: few epochs are marked one by one, many at round numbers. */
  private static void wholeNumbers(XYStyler style, List<Curves.Series> series) {
    double last = series.stream().flatMap(s -> s.x().stream()).mapToDouble(x -> x).max().orElse(0);
    if (last <= EACH) {
      style.setXAxisTickLabelsFormattingFunction(
          x -> x == Math.rint(x) ? String.valueOf(Math.round(x)) : " ");
    } else {
      style.setXAxisMin(0.0);
      style.setXAxisDecimalPattern("0");
    }
  }

  private static String number(double y) {
    return new BigDecimal(y).round(new MathContext(5)).stripTrailingZeros().toPlainString();
  }
}
