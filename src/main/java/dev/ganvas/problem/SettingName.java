package dev.ganvas.problem;

/**
 * The name of a setting as a value of a {@link Sentence}: the command line tells the name itself, the
 * window what it calls the setting's control.
 */
public record SettingName(String name) {
    @Override
    public String toString() {
        return name;
    }
}
