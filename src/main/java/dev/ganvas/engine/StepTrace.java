package dev.ganvas.engine;

import java.util.List;

/**
 * One step as it was really done: its phases in their order, with the figures of each. Immutable by agreement: nobody
 * writes into its arrays.
 *
 * @param step its number, from 1
 * @param learners which networks it updated
 * @param phases in the order in which their results were used
 */
public record StepTrace(long step, Learners learners, List<Phase> phases) {
    /** How many rows of noise and samples are kept of each batch, at most: some pictures, or a cloud of points. */
    private static final int MOST_ROWS = 100;

    private static final int PICTURES = 8;

    /** Returns how many rows are kept of a batch of {@code rows} of {@code width} numbers each. */
    static int kept(int rows, int width) {
        return Math.min(rows, width <= 2 ? MOST_ROWS : PICTURES);
    }

    /** What is done in a phase. */
    public enum Kind {
        /** Noise is drawn. Rows: noise. */
        NOISE,
        /** G makes fakes of it. Rows: samples. */
        FAKES,
        /** Real samples are drawn. Rows: samples. */
        REALS,
        /** D judges the real samples. Rows: its answers, one each. Figure: their mean. */
        JUDGE_REAL,
        /** D judges the fakes. Rows: its answers, one each. Figure: their mean. */
        JUDGE_FAKE,
        /** The loss of the network whose turn it is. Figure: the loss. */
        LOSS,
        /** The gradient of that loss. Figure: its norm over that network. */
        GRADIENT,
        /** The network is updated. Figure: how far its weights moved, as a share of their norm. */
        UPDATE
    }

    /**
     * One phase.
     *
     * @param kind what was done
     * @param turn for whose update
     * @param rows what its kind says, row after row; empty for the kinds without
     * @param figure what its kind says; 0 for the kinds without
     */
    public record Phase(Kind kind, Learners turn, float[] rows, double figure) {}
}
