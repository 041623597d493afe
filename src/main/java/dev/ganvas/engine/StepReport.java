package dev.ganvas.engine;

import dev.ganvas.engine.loss.StepFigure;

/**
 * What one step measured, of the values that were used for the updates. One object is reused for every step: read it
 * before the next step, on the training thread.
 */
public final class StepReport {
    private final float[] figures = new float[StepFigure.all().size()];
    /** Steps done, this one included: the first step has number 1. */
    public long step;
    /** Whether every weight of the generator is a finite number, and what its optimizer remembers as well. */
    public boolean generatorFinite = true;
    /** The same of the discriminator. */
    public boolean discriminatorFinite = true;

    /** Returns one figure. */
    public float get(StepFigure figure) {
        return figures[figure.index()];
    }

    /** Says what one figure is. */
    public void set(StepFigure figure, float value) {
        figures[figure.index()] = value;
    }

    /** Returns whether every figure, and every weight behind them, is a finite number. */
    public boolean isFinite() {
        return hasFiniteLosses() && generatorFinite && discriminatorFinite;
    }

    /** Returns whether every figure is a finite number. */
    public boolean hasFiniteLosses() {
        float sum = 0;
        for (float figure : figures) {
            sum += figure;
        }
        return Float.isFinite(sum);
    }
}
