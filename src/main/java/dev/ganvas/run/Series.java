package dev.ganvas.run;

/** The figures that are recorded at a step, in the order of the columns of {@code losses.csv}. */
public enum Series {
    G_LOSS("g_loss"),
    D_LOSS("d_loss"),
    D_LOSS_REAL("d_loss_real"),
    D_LOSS_FAKE("d_loss_fake"),
    /** Mean D(x). */
    D_REAL("d_real"),
    /** Mean D(G(z)). */
    D_FAKE("d_fake"),
    D_ACCURACY("d_accuracy");

    private final String column;

    Series(String column) {
        this.column = column;
    }

    /** Returns the name of its column. */
    public String column() {
        return column;
    }
}
