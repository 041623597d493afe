package dev.ganvas.ui.slowmotion;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepTrace.Phase;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.ui.text.Messages;
import java.util.Locale;

/** Puts phases into words. */
final class PhaseText {
    private PhaseText() {}

    /** Returns a short name, as a list has it. */
    static String name(Phase phase) {
        boolean generator = phase.turn() == Learners.GENERATOR;
        return switch (phase.kind()) {
            case NOISE -> Messages.text("slow.noise");
            case FAKES -> Messages.text("slow.fakes");
            case REALS -> Messages.text("slow.reals");
            case JUDGE_REAL -> Messages.text("slow.judgeReal");
            case JUDGE_FAKE -> Messages.text("slow.judgeFake");
            case LOSS -> Messages.text(generator ? "slow.lossG" : "slow.lossD");
            case GRADIENT -> Messages.text(generator ? "slow.gradientG" : "slow.gradientD");
            case UPDATE -> Messages.text(generator ? "slow.updateG" : "slow.updateD");
        };
    }

    /**
     * Returns what happens, in a sentence or two.
     *
     * @param loss of the run, which says what the answers of D mean
     */
    static String sentence(Phase phase, GanLoss loss) {
        boolean generator = phase.turn() == Learners.GENERATOR;
        boolean score = !loss.givesProbability();
        return switch (phase.kind()) {
            case NOISE -> Messages.text("slow.noiseSays", forWhom(phase.turn()));
            case FAKES -> Messages.text("slow.fakesSays", forWhom(phase.turn()));
            case REALS -> Messages.text("slow.realsSays");
            case JUDGE_REAL -> Messages.text(score ? "slow.judgeRealScores" : "slow.judgeRealSays", figure(phase));
            case JUDGE_FAKE -> Messages.text(score ? "slow.judgeFakeScores" : "slow.judgeFakeSays", figure(phase));
            case LOSS -> Messages.text(lossKey(generator, score), figure(phase));
            case GRADIENT -> Messages.text(generator ? "slow.gradientGSays" : "slow.gradientDSays", figure(phase));
            case UPDATE -> Messages.text(generator ? "slow.updateGSays" : "slow.updateDSays", figure(phase));
        };
    }

    private static String lossKey(boolean generator, boolean score) {
        if (score) {
            return generator ? "slow.lossGScores" : "slow.lossDScores";
        }
        return generator ? "slow.lossGSays" : "slow.lossDSays";
    }

    /** Returns the phase's figure, or an empty text where it has none. */
    static String figure(Phase phase) {
        return switch (phase.kind()) {
            case NOISE, FAKES, REALS -> "";
            case JUDGE_REAL, JUDGE_FAKE, LOSS -> String.format(Locale.ROOT, "%.3f", phase.figure());
            case GRADIENT ->
                String.format(
                        Locale.ROOT, phase.figure() >= 0.01 && phase.figure() < 1000 ? "%.2f" : "%.1e", phase.figure());
            case UPDATE -> String.format(Locale.ROOT, "%.3f %%", 100 * phase.figure());
        };
    }

    private static String forWhom(Learners turn) {
        return switch (turn) {
            case BOTH -> Messages.text("slow.forBoth");
            case GENERATOR -> Messages.text("slow.forG");
            case DISCRIMINATOR -> Messages.text("slow.forD");
        };
    }
}
