package dev.arbflow.jobs.pattern.similarity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** A line chart as a self-contained SVG, readable in print and on a dark page. */
final class SvgChart {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final int LEFT = 64;
    private static final int RIGHT = 120;
    private static final int TOP = 36;
    private static final int BOTTOM = 48;
    private static final int TICKS = 5;
    private static final String[] COLOURS = {
        "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"
    };

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final List<Line> lines;
    private boolean logarithmic;

    /** Points with a name. */
    static final class Line {
        private final String name;
        private final List<double[]> points = new ArrayList<>();

        Line(String name) {
            this.name = name;
        }

        void add(double x, double y) {
            points.add(new double[] {x, y});
        }
    }

    SvgChart(String title, String xTitle, String yTitle, List<Line> lines) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.lines = lines;
    }

    /** Both axes by powers of ten. */
    SvgChart logarithmic() {
        logarithmic = true;
        return this;
    }

    /** Two charts next to each other. */
    static String beside(SvgChart left, SvgChart right) {
        return format(
                        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d'"
                                + " font-family='sans-serif' font-size='12'>"
                                + "<rect width='100%%' height='100%%' fill='white'/>",
                        2 * WIDTH, HEIGHT)
                + left.body()
                + format("<g transform='translate(%d 0)'>", WIDTH)
                + right.body()
                + "</g></svg>\n";
    }

    private String body() {
        Axis x = axis(0, LEFT, WIDTH - RIGHT);
        Axis y = axis(1, HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder();
        svg.append(text(LEFT, 20, "start", title));
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", xTitle));
        svg.append(
                format(
                        "<text transform='translate(14 %d) rotate(-90)' text-anchor='middle'>%s"
                                + "</text>",
                        (TOP + HEIGHT - BOTTOM) / 2, yTitle));
        for (double tick : x.ticks()) {
            svg.append(grid(x.at(tick), HEIGHT - BOTTOM, x.at(tick), TOP));
            svg.append(text(x.at(tick), HEIGHT - BOTTOM + 16, "middle", label(tick)));
        }
        for (double tick : y.ticks()) {
            svg.append(grid(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick)));
            svg.append(text(LEFT - 6, y.at(tick) + 4, "end", label(tick)));
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.append(line(lines.get(i), COLOURS[i % COLOURS.length], TOP + 12 + 18 * i, x, y));
        }
        return svg.toString();
    }

    private static String line(Line line, String colour, int legendY, Axis x, Axis y) {
        StringBuilder points = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        for (double[] point : line.points) {
            points.append(format("%.1f,%.1f ", x.at(point[0]), y.at(point[1])));
            dots.append(
                    format(
                            "<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>",
                            x.at(point[0]), y.at(point[1]), colour));
        }
        return format("<polyline points='%s' fill='none' stroke='%s'/>", points, colour)
                + dots
                + format(
                        "<circle cx='%d' cy='%d' r='4' fill='%s'/>",
                        WIDTH - RIGHT + 12, legendY - 4, colour)
                + text(WIDTH - RIGHT + 22, legendY, "start", line.name);
    }

    private Axis axis(int dimension, double from, double to) {
        double[] values =
                lines.stream()
                        .flatMap(line -> line.points.stream())
                        .mapToDouble(point -> point[dimension])
                        .sorted()
                        .toArray();
        double low = values[0];
        double high = values[values.length - 1];
        return logarithmic
                ? new Axis(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)), from, to, true)
                : new Axis(0, Math.ceil(high * 2) / 2, from, to, false);
    }

    private record Axis(double low, double high, double from, double to, boolean logarithmic) {
        double at(double value) {
            double scaled = logarithmic ? Math.log10(value) : value;
            return from + (scaled - low) / (high - low) * (to - from);
        }

        double[] ticks() {
            int count = logarithmic ? (int) (high - low) : TICKS;
            DoubleUnaryOperator value = logarithmic ? v -> Math.pow(10, v) : v -> v;
            double[] ticks = new double[count + 1];
            for (int i = 0; i <= count; i++) {
                ticks[i] = value.applyAsDouble(low + (high - low) * i / count);
            }
            return ticks;
        }
    }

    private static String grid(double x1, double y1, double x2, double y2) {
        return format(
                "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='#dddddd'/>", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, String text) {
        return format("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, text);
    }

    private static String label(double value) {
        return value >= 10 ? format("%,.0f", value) : format("%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
