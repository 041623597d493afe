package dev.ganvas.run.health;

/** What a check of a run's health may find, the graver ones of a check before the milder. */
public enum Diagnosis {
    /** A loss or a weight is no finite number any more. */
    NOT_A_NUMBER(Check.NUMBERS, Level.ALARM),
    /** All figures are finite. */
    FINITE(Check.NUMBERS, Level.GOOD),

    /** D tells nearly every fake for one, so surely that G has little to learn from. */
    D_WINS(Check.BALANCE, Level.ALARM),
    /** D takes nearly every fake for real. */
    G_WINS(Check.BALANCE, Level.ALARM),
    /** D is right nearly always. */
    D_AHEAD(Check.BALANCE, Level.WATCH),
    /** D takes most fakes for real. */
    G_AHEAD(Check.BALANCE, Level.WATCH),
    /** Neither wins. */
    BALANCED(Check.BALANCE, Level.GOOD),

    /** The samples are nearly all the same. */
    COLLAPSED(Check.DIVERSITY, Level.ALARM),
    /** Some classes of the real samples hardly come at all. */
    CLASSES_MISSING(Check.DIVERSITY, Level.WATCH),
    /** The samples are clearly more alike than real ones. */
    ALIKE(Check.DIVERSITY, Level.WATCH),
    /** The samples differ about as real ones do. */
    VARIED(Check.DIVERSITY, Level.GOOD),

    /** A gradient is huge. */
    EXPLODING(Check.GRADIENTS, Level.ALARM),
    /** A step moves weights by a large share of themselves. */
    LARGE_STEPS(Check.GRADIENTS, Level.ALARM),
    /** A network has next to no gradient left. */
    VANISHING(Check.GRADIENTS, Level.ALARM),
    /** Gradients are neither. */
    FLOWING(Check.GRADIENTS, Level.GOOD),

    /** Next to no value of the output lies between its ends. */
    STUCK(Check.SATURATION, Level.ALARM),
    /** Far fewer values lie between the ends than of real samples. */
    SATURATED(Check.SATURATION, Level.WATCH),
    /** About as many values lie between the ends as of real samples. */
    UNSATURATED(Check.SATURATION, Level.GOOD);

    /** What is looked at: one finding each. */
    public enum Check {
        NUMBERS,
        BALANCE,
        DIVERSITY,
        GRADIENTS,
        SATURATION
    }

    /** How grave it is. */
    public enum Level {
        GOOD,
        WATCH,
        ALARM
    }

    private final Check check;
    private final Level level;

    Diagnosis(Check check, Level level) {
        this.check = check;
        this.level = level;
    }

    /** Returns which check may find this. */
    public Check check() {
        return check;
    }

    /** Returns how grave it is. */
    public Level level() {
        return level;
    }
}
