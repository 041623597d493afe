package dev.ganvas.chart;

/**
 * A dotted vertical line with a label, such as a changed setting.
 *
 * @param step where it stands
 * @param label what it says; empty for nothing
 * @param brief the same where there is little room
 */
public record StepMark(long step, String label, String brief) {
    /** Creates a mark that says the same in any room. */
    public StepMark(long step, String label) {
        this(step, label, label);
    }
}
