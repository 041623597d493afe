package dev.ganvas.engine.loss;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures that are measured at a step, in the order of the columns of {@code losses.csv}. What reports, records,
 * draws, averages or reads figures goes through this list, so a new one is a line here and the place that measures it.
 */
public enum StepFigure {
    /** G's loss, mean over its batch, as the update used it. */
    G_LOSS("g_loss", Unit.LOSS),
    /** D's loss, made of the two below as the training rule says, and of the penalty. */
    D_LOSS("d_loss", Unit.LOSS),
    /** D's loss on real samples, mean over the batch. */
    D_LOSS_REAL("d_loss_real", Unit.LOSS),
    /** D's loss on fakes, mean over the batch. */
    D_LOSS_FAKE("d_loss_fake", Unit.LOSS),
    /** Mean D(x): a probability, or a score where the loss means none. */
    D_REAL("d_real", Unit.ANSWER),
    /** Mean D(G(z)): a probability, or a score where the loss means none. */
    D_FAKE("d_fake", Unit.ANSWER),
    /** Share of real and fake samples that D put on the right side, in [0, 1]. */
    D_ACCURACY("d_accuracy", Unit.SHARE),
    /** The penalty on D's gradient, its weight included; 0 where there is none. */
    D_PENALTY("d_penalty", Unit.LOSS);

    /** What a figure is measured in, which decides how it is drawn and told. */
    public enum Unit {
        /** What the loss is measured in. */
        LOSS,
        /** What D answers: a probability or a score, as the loss has it. */
        ANSWER,
        /** A share of samples. */
        SHARE
    }

    private static final List<StepFigure> ALL = List.of(values());

    private final String column;
    private final Unit unit;

    StepFigure(String column, Unit unit) {
        this.column = column;
        this.unit = unit;
    }

    /** Returns all of them, in order. */
    public static List<StepFigure> all() {
        return ALL;
    }

    /** Returns the figure whose column has this name; null if there is none. */
    public static @Nullable StepFigure find(String column) {
        for (StepFigure figure : ALL) {
            if (figure.column.equals(column)) {
                return figure;
            }
        }
        return null;
    }

    /** Returns its place among the figures, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order is that of the columns
    public int index() {
        return ordinal();
    }

    /** Returns the name of its column. */
    public String column() {
        return column;
    }

    /** Returns what it is measured in. */
    public Unit unit() {
        return unit;
    }
}
