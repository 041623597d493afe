package dev.ganvas.run;

/** Training met a loss or a probability that is not a finite number. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(long step) {
        super("The run diverged at step %d: a loss is not a finite number. Reset and try a smaller learning rate."
                .formatted(step));
    }
}
