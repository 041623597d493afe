package dev.ganvas.run;

/** The figures that are recorded at a step, in the order of the columns of {@code losses.csv}. */
public enum Series {
    G_LOSS(0, "g_loss"),
    D_LOSS(1, "d_loss"),
    D_LOSS_REAL(2, "d_loss_real"),
    D_LOSS_FAKE(3, "d_loss_fake"),
    /** Mean D(x). */
    D_REAL(4, "d_real"),
    /** Mean D(G(z)). */
    D_FAKE(5, "d_fake"),
    D_ACCURACY(6, "d_accuracy");

    private final int index;
    private final String column;

    Series(int index, String column) {
        this.index = index;
        this.column = column;
    }

    /** Returns its place among the series, from 0. */
    public int index() {
        return index;
    }

    /** Returns the name of its column. */
    public String column() {
        return column;
    }
}
