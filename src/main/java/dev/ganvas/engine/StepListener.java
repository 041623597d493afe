package dev.ganvas.engine;

import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.network.TrainedNetwork;
import dev.ganvas.engine.plan.NativeRows;

/** Is told of each phase of a step when it is done. What it is given is lent: it copies what it keeps. */
interface StepListener {
    /** Hears nothing, which costs a step nothing. */
    StepListener NONE = new StepListener() {};

    /** Noise was drawn, row after row. */
    default void noise(Learners turn, float[] rows, int width) {}

    /** NativeRows were put behind each other, from {@code row} on. */
    default void samples(Kind kind, Learners turn, NativeRows samples, int row, int rows, int width) {}

    /** D judged some rows: its answers, as logits. */
    default void judged(Kind kind, Learners turn, float[] logits, int first, int count) {}

    /** The loss of the network whose turn it is is known. */
    default void loss(Learners turn, double loss) {}

    /** The gradients of a network are there, and its weights are still the old ones. */
    default void gradient(Learners turn, TrainedNetwork network) {}

    /** A network has its new weights. */
    default void update(Learners turn, TrainedNetwork network) {}
}
