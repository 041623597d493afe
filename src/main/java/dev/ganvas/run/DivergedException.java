package dev.ganvas.run;

import dev.ganvas.engine.StepReport;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;

/** Training met a loss or a weight that is not a finite number. The message is one sentence for the user. */
public final class DivergedException extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence what;
    private final transient Sentence remedy;

    DivergedException(StepReport report) {
        this(what(report), Sentence.of("diverged.reset"));
    }

    private DivergedException(Sentence what, Sentence remedy) {
        super(told(what, remedy).toString());
        this.what = what;
        this.remedy = remedy;
    }

    /** Returns it with another remedy, such as {@code go back to a checkpoint}. */
    public DivergedException withRemedy(Sentence remedy) {
        DivergedException other = new DivergedException(what, remedy);
        other.setStackTrace(getStackTrace());
        return other;
    }

    @Override
    public Sentence sentence() {
        return told(what, remedy);
    }

    private static Sentence told(Sentence what, Sentence remedy) {
        return Sentence.of("problem.withRemedy", what, remedy);
    }

    private static Sentence what(StepReport report) {
        if (!report.hasFiniteLosses()) {
            return Sentence.of("diverged.loss", report.step);
        }
        return report.generatorFinite
                ? Sentence.of("diverged.discriminator", report.step)
                : Sentence.of("diverged.generator", report.step);
    }
}
