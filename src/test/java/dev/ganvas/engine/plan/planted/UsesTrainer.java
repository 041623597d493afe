package dev.ganvas.engine.plan.planted;

import dev.ganvas.engine.GanTrainer;

/** An arrow upwards within the engine, for the rule that must catch it. */
final class UsesTrainer {
    private UsesTrainer() {}

    static long broken(GanTrainer trainer) {
        return trainer.stepsDone();
    }
}
