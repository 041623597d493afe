package dev.ganvas.chart;

import java.util.List;

/** How a line is drawn; where there are more lines than colours, two of one colour differ in this. */
public enum LineStroke {
    SOLID(List.of()),
    DASHED(List.of(6.0, 4.0)),
    DOTTED(List.of(1.0, 4.0)),
    /** Of reference lines. */
    REFERENCE(List.of(5.0, 3.0)),
    /** Of marks. */
    MARK(List.of(2.0, 2.0));

    private static final List<LineStroke> OF_CURVES = List.of(SOLID, DASHED, DOTTED);

    private final List<Double> dashes;

    LineStroke(List<Double> dashes) {
        this.dashes = dashes;
    }

    /** Returns the lengths of dashes and of what is between them; none where the line is whole. */
    public List<Double> dashes() {
        return dashes;
    }

    /** Returns the stroke of a curve where {@code round} curves of each colour came before it. */
    static LineStroke ofCurve(int round) {
        return OF_CURVES.get(round % OF_CURVES.size());
    }
}
