package dev.ganvas.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Keeps what is drawn on it, in order; every letter is as wide as every other. */
final class RecordedSurface implements Surface {
    static final double LETTER = 6;
    static final double LINE = 14;

    /** Something that was drawn. */
    sealed interface Stroke permits Text, Curved, Circle, Box {}

    /** A text from its upper left corner. */
    record Text(String text, double x, double y, int argb) implements Stroke {}

    /** A line through points. */
    record Curved(List<Double> xs, List<Double> ys, LineStroke stroke, int argb) implements Stroke {}

    /** A dot. */
    record Circle(double x, double y, int argb) implements Stroke {}

    /** A filled rectangle. */
    record Box(double x, double y, double width, double height, int argb) implements Stroke {}

    private final List<Stroke> strokes = new ArrayList<>();

    List<Stroke> strokes() {
        return strokes;
    }

    <T extends Stroke> List<T> all(Class<T> kind) {
        return strokes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns when something was first drawn, counted from 0; -1 for never. */
    int first(Predicate<Stroke> wanted) {
        for (int i = 0; i < strokes.size(); i++) {
            if (wanted.test(strokes.get(i))) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public double pixel() {
        return 1;
    }

    @Override
    public double textWidth(String text) {
        return LETTER * text.length();
    }

    @Override
    public double lineHeight() {
        return LINE;
    }

    @Override
    public void fillRectangle(double x, double y, double width, double height, int argb) {
        strokes.add(new Box(x, y, width, height, argb));
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        strokes.add(new Circle(x, y, argb));
    }

    @Override
    public void drawLine(double[] xs, double[] ys, int points, double width, LineStroke stroke, int argb) {
        strokes.add(new Curved(listed(xs, points), listed(ys, points), stroke, argb));
    }

    private static List<Double> listed(double[] values, int count) {
        return Arrays.stream(values, 0, count).boxed().toList();
    }

    @Override
    public void drawText(String text, double x, double y, int argb) {
        strokes.add(new Text(text, x, y, argb));
    }

    @Override
    public void clip(double x, double y, double width, double height) {}

    @Override
    public void endClip() {}
}
