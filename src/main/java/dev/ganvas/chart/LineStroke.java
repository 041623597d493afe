package dev.ganvas.chart;

import java.util.List;

/** How a line is drawn; where there are more lines than colours, two of one colour differ in this. */
public enum LineStroke {
    SOLID,
    DASHED,
    DOTTED,
    /** Of reference lines. */
    REFERENCE,
    /** Of marks. */
    MARK;

    private static final int OF_CURVES = 3;

    /** Returns the lengths of dashes and of what is between them; none where the line is whole. */
    public List<Double> dashes() {
        return switch (this) {
            case SOLID -> List.of();
            case DASHED -> List.of(6.0, 4.0);
            case DOTTED -> List.of(1.0, 4.0);
            case REFERENCE -> List.of(5.0, 3.0);
            case MARK -> List.of(2.0, 2.0);
        };
    }

    /** Returns the stroke of a curve where {@code round} curves of each colour came before it. */
    static LineStroke ofCurve(int round) {
        return values()[round % OF_CURVES];
    }
}
