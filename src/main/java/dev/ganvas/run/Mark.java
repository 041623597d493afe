package dev.ganvas.run;

/**
 * Something that was changed while the run went on: a setting, or which networks its steps update.
 *
 * @param step steps done when it was changed; the next step is the first one with the new value
 * @param setting its name; {@code updates} for the networks
 * @param from the value before, as {@link dev.ganvas.experiment.Setting#format} writes it
 * @param to the value after
 */
public record Mark(long step, String setting, String from, String to) {
    /** Returns what charts write beside it: {@code lr 0.0002 → 0.0001}. */
    public String label() {
        return setting + " " + from + " → " + to;
    }
}
