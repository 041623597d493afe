package dev.ganvas.ui.widget.plane;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Paints the layers of one {@link PlaneView}. */
final class PlanePainter {
    private static final int MOST_REAL = 3_000;
    private static final int MOST_TRAILS = 80;
    private static final double REAL_SIZE = 2.4;
    private static final double FAKE_SIZE = 5.2;
    private static final double SURFACE_OPACITY = 0.42;
    private static final double LONGEST_SLOPE = 26;
    private static final double HEAD = 4;
    private static final int STEEP = 9;
    /** Room for a digit of a number at the axes. */
    private static final double DIGIT = 8;
    /** Height of a line of numbers, in sizes of the font. */
    private static final double LINE = 1.5;

    private final PlaneView view;
    private @Nullable PlaneSurface painted;
    private @Nullable WritableImage image;
    private int paintedColors;

    PlanePainter(PlaneView view) {
        this.view = view;
    }

    void paint(GraphicsContext gc) {
        PlaneContent content = view.content();
        gc.save();
        gc.beginPath();
        gc.rect(view.left(), view.top(), view.side(), view.side());
        gc.clip();
        if (view.isDrawing()) {
            paintGrid(gc);
            paintReal(gc, view.drawn());
            gc.restore();
            paintFrame(gc);
            return;
        }
        PlaneSurface surface = content.surface();
        boolean moving = view.way() < 1;
        if (surface != null && view.shows(PlaneLayer.SURFACE) && !moving) {
            paintSurface(gc, surface);
        }
        paintGrid(gc);
        if (surface != null && view.shows(PlaneLayer.SURFACE) && !moving) {
            paintMiddle(gc, surface);
        }
        if (view.shows(PlaneLayer.REAL)) {
            paintReal(gc, content.real());
        }
        PlaneSheet sheet = content.sheet();
        if (sheet != null && (view.shows(PlaneLayer.SHEET) || moving)) {
            paintSheet(gc, sheet);
        }
        if (!moving) {
            paintFakes(gc, content);
        }
        gc.restore();
        paintFrame(gc);
    }

    private void paintFrame(GraphicsContext gc) {
        gc.setStroke(view.grid.get());
        gc.setLineWidth(1);
        gc.strokeRect(view.left() + 0.5, view.top() + 0.5, view.side() - 1, view.side() - 1);
    }

    private void paintFakes(GraphicsContext gc, PlaneContent content) {
        if (view.shows(PlaneLayer.TRAILS)) {
            paintTrails(gc, content);
        }
        float[] slopes = content.slopes();
        if (slopes != null && view.shows(PlaneLayer.SLOPES)) {
            paintSlopes(gc, content.fakes(), slopes);
        }
        if (view.shows(PlaneLayer.FAKES)) {
            float[] fakes = content.fakes();
            PlaneSurface surface = content.surface();
            for (int i = 0; i < fakes.length; i += 2) {
                double value = surface == null ? Double.NaN : surface.at(fakes[i], fakes[i + 1]);
                gc.setFill(Double.isNaN(value) ? view.fake.get() : toned(surface, value));
                gc.fillOval(
                        view.screenX(fakes[i]) - FAKE_SIZE / 2,
                        view.screenY(fakes[i + 1]) - FAKE_SIZE / 2,
                        FAKE_SIZE,
                        FAKE_SIZE);
            }
        }
    }

    /** Root stretches the tones, as most answers lie near the middle. */
    private Color toned(@Nullable PlaneSurface surface, double value) {
        double tone = surface == null ? -1 : surface.tone(value);
        double stretched = Math.signum(tone) * Math.sqrt(Math.abs(tone));
        return view.fake.get().interpolate(view.real.get(), (stretched + 1) / 2);
    }

    private void paintReal(GraphicsContext gc, float[] points) {
        Color color = view.real.get();
        gc.setFill(Color.color(color.getRed(), color.getGreen(), color.getBlue(), 0.55));
        int step = 2 * Math.max(1, points.length / 2 / MOST_REAL);
        for (int i = 0; i < points.length; i += step) {
            gc.fillRect(
                    view.screenX(points[i]) - REAL_SIZE / 2,
                    view.screenY(points[i + 1]) - REAL_SIZE / 2,
                    REAL_SIZE,
                    REAL_SIZE);
        }
    }

    private void paintSurface(GraphicsContext gc, PlaneSurface surface) {
        WritableImage drawn = image(surface);
        PlaneWindow at = surface.window();
        double half = at.span() / (surface.side() - 1) / 2;
        double left = view.screenX(at.x() - half);
        double right = view.screenX(at.x() + at.span() + half);
        double top = view.screenY(at.y() + at.span() + half);
        double bottom = view.screenY(at.y() - half);
        gc.setImageSmoothing(true);
        gc.drawImage(drawn, left, top, right - left, bottom - top);
    }

    private WritableImage image(PlaneSurface surface) {
        WritableImage known = image;
        int colors = 31 * view.real.get().hashCode() + view.fake.get().hashCode();
        if (known != null && surface.equals(painted) && colors == paintedColors) {
            return known;
        }
        int side = surface.side();
        int[] pixels = new int[side * side];
        int real = argb(view.real.get());
        int fake = argb(view.fake.get());
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double tone = surface.tone(surface.value(row, column));
                int color = tone > 0 ? real : fake;
                double opacity = Double.isNaN(tone) ? 0 : SURFACE_OPACITY * Math.sqrt(Math.abs(tone));
                pixels[(side - 1 - row) * side + column] = ((int) Math.round(255 * opacity) << 24) | (color & 0xFFFFFF);
            }
        }
        WritableImage drawn = known != null && known.getWidth() == side ? known : new WritableImage(side, side);
        drawn.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
        image = drawn;
        painted = surface;
        paintedColors = colors;
        return drawn;
    }

    private static int argb(Color color) {
        return ((int) Math.round(255 * color.getRed()) << 16)
                | ((int) Math.round(255 * color.getGreen()) << 8)
                | (int) Math.round(255 * color.getBlue());
    }

    /** Draws where the surface has its middle value, by straight pieces through its cells. */
    private void paintMiddle(GraphicsContext gc, PlaneSurface surface) {
        gc.setStroke(view.line.get());
        gc.setLineWidth(1.4);
        gc.beginPath();
        for (int row = 0; row + 1 < surface.side(); row++) {
            for (int column = 0; column + 1 < surface.side(); column++) {
                cross(gc, surface, row, column);
            }
        }
        gc.stroke();
    }

    private void cross(GraphicsContext gc, PlaneSurface surface, int row, int column) {
        double[] found = new double[8];
        int count = 0;
        for (int edge = 0; edge < 4; edge++) {
            int rowA = row + (edge == 2 ? 1 : 0);
            int columnA = column + (edge == 1 ? 1 : 0);
            int rowB = row + (edge == 0 ? 0 : 1);
            int columnB = column + (edge == 3 ? 0 : 1);
            double a = surface.value(rowA, columnA) - surface.middle();
            double b = surface.value(rowB, columnB) - surface.middle();
            if (a > 0 != b > 0) {
                double share = a / (a - b);
                found[count++] = column(surface, columnA + share * (columnB - columnA));
                found[count++] = row(surface, rowA + share * (rowB - rowA));
            }
        }
        for (int i = 0; i + 3 < count; i += 4) {
            gc.moveTo(found[i], found[i + 1]);
            gc.lineTo(found[i + 2], found[i + 3]);
        }
    }

    private double column(PlaneSurface surface, double column) {
        PlaneWindow at = surface.window();
        return view.screenX(at.x() + column / (surface.side() - 1) * at.span());
    }

    private double row(PlaneSurface surface, double row) {
        PlaneWindow at = surface.window();
        return view.screenY(at.y() + row / (surface.side() - 1) * at.span());
    }

    private void paintGrid(GraphicsContext gc) {
        PlaneWindow seen = view.windowProperty().get();
        double step = Math.pow(10, Math.floor(Math.log10(seen.span() / 2)));
        step = seen.span() / step > 8 ? 2 * step : seen.span() / step < 3 ? step / 2 : step;
        double digits = 2 + Math.abs(Math.floor(Math.log10(Math.max(Math.abs(seen.x()), seen.span()))));
        while (step / seen.span() * view.side() < DIGIT * digits) {
            step *= 2;
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step)));
        gc.setFont(view.font.get());
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.BOTTOM);
        for (double x = step * Math.ceil(seen.x() / step); x < seen.x() + seen.span(); x += step) {
            double at = view.snap(view.screenX(x));
            gc.setFill(view.grid.get());
            gc.fillRect(at, view.top(), view.pixel(), view.side());
            label(gc, x, decimals, at + 3, view.top() + view.side() - 2);
        }
        // Where those of x stand, in the lowest line, there is no room for one of y.
        double lowest = view.top() + view.side() - LINE * view.font.get().getSize();
        for (double y = step * Math.ceil(seen.y() / step); y < seen.y() + seen.span(); y += step) {
            double at = view.snap(view.screenY(y));
            gc.setFill(view.grid.get());
            gc.fillRect(view.left(), at, view.side(), view.pixel());
            if (at < lowest) {
                label(gc, y, decimals, view.left() + 3, at - 1);
            }
        }
    }

    private void label(GraphicsContext gc, double value, int decimals, double x, double y) {
        gc.setFill(view.text.get());
        gc.fillText(String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0), x, y);
    }

    private void paintSheet(GraphicsContext gc, PlaneSheet sheet) {
        double[] densities = densities(sheet);
        double[] sorted = densities.clone();
        Arrays.sort(sorted);
        double most = Math.max(1e-12, sorted[sorted.length * STEEP / 10]);
        Color color = view.sheet.get();
        for (int cell = 0; cell < sheet.cells(); cell++) {
            double opacity = Math.max(0.06, Math.min(0.7, 0.7 * Math.sqrt(densities[cell] / most)));
            Color ink = Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
            if (sheet.isLine()) {
                gc.setStroke(ink);
                gc.setLineWidth(2.5);
                gc.strokeLine(x(sheet, cell), y(sheet, cell), x(sheet, cell + 1), y(sheet, cell + 1));
            } else {
                paintCell(gc, sheet, cell, ink, color);
            }
        }
    }

    private void paintCell(GraphicsContext gc, PlaneSheet sheet, int cell, Color ink, Color color) {
        IntUnaryOperator corner = corner(sheet, cell);
        double[] xs = new double[4];
        double[] ys = new double[4];
        for (int i = 0; i < 4; i++) {
            xs[i] = x(sheet, corner.applyAsInt(i));
            ys[i] = y(sheet, corner.applyAsInt(i));
        }
        gc.setFill(ink);
        gc.fillPolygon(xs, ys, 4);
        gc.setStroke(Color.color(color.getRed(), color.getGreen(), color.getBlue(), 0.35));
        gc.setLineWidth(0.6);
        gc.strokePolygon(xs, ys, 4);
    }

    /** Returns the index of each of the four corners of a cell, around it. */
    private static IntUnaryOperator corner(PlaneSheet sheet, int cell) {
        int row = cell / (sheet.columns() - 1);
        int column = cell % (sheet.columns() - 1);
        int first = row * sheet.columns() + column;
        return i -> switch (i) {
            case 0 -> first;
            case 1 -> first + 1;
            case 2 -> first + sheet.columns() + 1;
            default -> first + sheet.columns();
        };
    }

    private double x(PlaneSheet sheet, int point) {
        return view.screenX(sheet.coordinate(2 * point, view.way()));
    }

    private double y(PlaneSheet sheet, int point) {
        return view.screenY(sheet.coordinate(2 * point + 1, view.way()));
    }

    /** Returns how likely a point in each cell is, for its area; of a line, for its length. */
    private double[] densities(PlaneSheet sheet) {
        double[] densities = new double[sheet.cells()];
        for (int cell = 0; cell < densities.length; cell++) {
            double size;
            if (sheet.isLine()) {
                size = Math.hypot(x(sheet, cell + 1) - x(sheet, cell), y(sheet, cell + 1) - y(sheet, cell));
            } else {
                IntUnaryOperator corner = corner(sheet, cell);
                double twice = 0;
                for (int i = 0; i < 4; i++) {
                    int a = corner.applyAsInt(i);
                    int b = corner.applyAsInt((i + 1) % 4);
                    twice += x(sheet, a) * y(sheet, b) - x(sheet, b) * y(sheet, a);
                }
                size = Math.abs(twice) / 2;
            }
            densities[cell] = sheet.shares()[cell] / Math.max(0.25, size);
        }
        return densities;
    }

    private void paintSlopes(GraphicsContext gc, float[] fakes, float[] slopes) {
        double[] lengths = new double[slopes.length / 2];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Math.hypot(slopes[2 * i], slopes[2 * i + 1]);
        }
        double[] sorted = lengths.clone();
        Arrays.sort(sorted);
        double most = sorted.length == 0 ? 0 : sorted[sorted.length * STEEP / 10];
        if (!(most > 0)) {
            return;
        }
        gc.setStroke(view.line.get());
        gc.setLineWidth(1);
        for (int i = 0; i < lengths.length; i++) {
            double length = LONGEST_SLOPE * Math.min(1.5, lengths[i] / most);
            if (length > HEAD) {
                double x = view.screenX(fakes[2 * i]);
                double y = view.screenY(fakes[2 * i + 1]);
                arrow(gc, x, y, slopes[2 * i] / lengths[i], -slopes[2 * i + 1] / lengths[i], length);
            }
        }
    }

    private static void arrow(GraphicsContext gc, double x, double y, double alongX, double alongY, double length) {
        double toX = x + alongX * length;
        double toY = y + alongY * length;
        gc.strokeLine(x, y, toX, toY);
        gc.strokeLine(toX, toY, toX - HEAD * (alongX + alongY), toY - HEAD * (alongY - alongX));
        gc.strokeLine(toX, toY, toX - HEAD * (alongX - alongY), toY - HEAD * (alongY + alongX));
    }

    private void paintTrails(GraphicsContext gc, PlaneContent content) {
        int fakes = content.fakes().length / 2;
        int step = Math.max(1, fakes / MOST_TRAILS);
        Color color = view.strongText.get();
        gc.setLineWidth(1.1);
        int places = content.trails().size();
        for (int place = 0; place < places; place++) {
            float[] from = content.trails().get(place);
            float[] to = place + 1 < places ? content.trails().get(place + 1) : content.fakes();
            double opacity = 0.15 + 0.5 * (place + 1) / places;
            gc.setStroke(Color.color(color.getRed(), color.getGreen(), color.getBlue(), opacity));
            for (int i = 0; i < fakes && 2 * i + 1 < from.length && 2 * i + 1 < to.length; i += step) {
                gc.strokeLine(
                        view.screenX(from[2 * i]),
                        view.screenY(from[2 * i + 1]),
                        view.screenX(to[2 * i]),
                        view.screenY(to[2 * i + 1]));
            }
        }
    }
}
