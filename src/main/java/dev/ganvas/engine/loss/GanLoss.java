package dev.ganvas.engine.loss;

import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * What D and G minimize, as functions of D's logits {@code C(x)} and {@code C(G(z))}. Stateless; any thread.
 *
 * <p>Before any of the three parts is worked out, the logits of the other kind of samples may be looked at too, as far as
 * {@link #comparesPairs} asks for them.
 *
 * <p>A new loss is a class that implements this, a line in {@link LossKind}, and its texts: {@code choice.loss.ID}.
 */
public interface GanLoss {

    /**
     * Works out D's loss on real samples.
     *
     * @param label what D should answer, in [0, 1], for the losses that have labels
     */
    void real(LogitBatch batch, double label);

    /**
     * Works out D's loss on fakes.
     *
     * @param label what D should answer, in [0, 1], for the losses that have labels
     */
    void fake(LogitBatch batch, double label);

    /** Works out G's loss of its fakes. */
    void generator(LogitBatch batch);

    /** Returns D's answer as it is shown, D(x): a probability, or the score itself. */
    default double answer(double logit) {
        return logit;
    }

    /** Returns whether an answer is the probability that a sample is real; else it is a score without bounds. */
    default boolean givesProbability() {
        return false;
    }

    /** Returns whether D's labels may be smoothed. */
    default boolean hasLabels() {
        return false;
    }

    /**
     * Returns whether every part needs the logits of real and fake samples, pair by pair. D's losses on real and on fake
     * samples are one and the same then, and cannot be learned from separately.
     */
    default boolean comparesPairs() {
        return false;
    }

    /** Returns whether D's weights have to be kept within bounds where nothing else keeps D from growing steep. */
    default boolean needsSlopeLimit() {
        return false;
    }

    /** Returns where D's losses on real and on fake samples stand when D can only guess, or null where nothing can be said. */
    @Nullable
    ReferenceLine lossLine();

    /** Returns where D's answers stand when D can only guess, or null where nothing can be said. */
    default @Nullable ReferenceLine answerLine() {
        return null;
    }

    /** Returns how often D is right when it can only guess. */
    default ReferenceLine accuracyLine() {
        return new ReferenceLine(0.5, "curves.nash");
    }

    /** Returns the line that a chart of {@code figure} draws, or null for none. */
    default @Nullable ReferenceLine line(StepFigure figure) {
        return switch (figure.unit()) {
            case LOSS -> lossLine();
            case ANSWER -> answerLine();
            case SHARE -> accuracyLine();
        };
    }

    /** Returns whether {@code figure} lies between 0 and 1 and is told in percent. */
    default boolean isShare(StepFigure figure) {
        return switch (figure.unit()) {
            case LOSS -> false;
            case ANSWER -> givesProbability();
            case SHARE -> true;
        };
    }

    /** Returns when one network is ahead of the other. */
    Balance balance();

    /**
     * Returns D's last layer as a saved network names it: a plain one that gives the score, where DL4J has no such loss.
     *
     * @param outputs 1, or 2 for two classes of which the second is "real"
     */
    default Layer stored(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(new ActivationIdentity())
                .build();
    }
}
