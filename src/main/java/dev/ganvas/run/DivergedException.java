package dev.ganvas.run;

import dev.ganvas.engine.StepReport;

/** Training met a loss or a weight that is not a finite number. The message is one sentence for the user. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    DivergedException(StepReport report) {
        this(what(report), "reset and try a smaller learning rate");
    }

    private DivergedException(String what, String remedy) {
        super("%s; %s.".formatted(what, remedy));
        this.what = what;
    }

    /** Returns it with another remedy, such as {@code go back to a checkpoint}. */
    public DivergedException withRemedy(String remedy) {
        DivergedException other = new DivergedException(what, remedy);
        other.setStackTrace(getStackTrace());
        return other;
    }

    private static String what(StepReport report) {
        String which;
        if (!report.hasFiniteLosses()) {
            which = "a loss is not a finite number";
        } else {
            which = "a weight of the %s is not a finite number"
                    .formatted(report.generatorFinite ? "discriminator" : "generator");
        }
        return "The run diverged at step %d: %s".formatted(report.step, which);
    }
}
