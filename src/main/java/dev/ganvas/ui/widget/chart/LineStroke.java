package dev.ganvas.ui.widget.chart;

/** How a line is drawn; where there are more lines than colours, two of one colour differ in this. */
public enum LineStroke {
    SOLID,
    DASHED,
    DOTTED;

    double[] dashes() {
        return switch (this) {
            case SOLID -> new double[0];
            case DASHED -> new double[] {6, 4};
            case DOTTED -> new double[] {1, 4};
        };
    }
}
