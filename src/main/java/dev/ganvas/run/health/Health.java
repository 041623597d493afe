package dev.ganvas.run.health;

import dev.ganvas.engine.loss.Balance;
import dev.ganvas.run.health.Diagnosis.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Judges a run by measured figures. Every threshold stands here with its reason, or with the loss that it belongs to. What was found once is left only beyond
 * a second, easier threshold, and within a while only far beyond it, so that a figure that wavers about a threshold does
 * not make the words flicker.
 */
public final class Health {
    /** A network that has just begun has learned nothing yet: nothing is told of it but gradients that go wrong. */
    public static final long FIRST_STEP = 50;
    /** A finding stays for at least so many steps: as long as the mean that it follows from takes to renew itself, */
    public static final long HOLD_STEPS = 50;
    /** and for so much training time: shorter is not read. */
    public static final double HOLD_SECONDS = 3;

    /** A quarter of the real samples' diversity: most samples are near copies of each other. */
    public static final double COLLAPSED = 0.25;
    /** Below this share of the real samples' diversity, kinds of samples are missing. */
    public static final double ALIKE = 0.6;
    /** Two of ten: one is missed by chance where a class is rare or the classifier errs. */
    public static final double CLASSES_MISSING = 0.8;
    /** Gradient norms of the published systems lie between 0.01 and 10; 100 is where ganhacks says "things are screwing up". */
    public static final double EXPLODING = 100;
    /** A thousandth is the rule of thumb for a step as a share of the weights; a tenth is a hundred times that. */
    public static final double LARGE_STEPS = 0.1;
    /** A gradient a thousand times below the smallest usual one moves weights by less than their rounding. */
    public static final double VANISHING = 1e-5;
    /** A twentieth of the values that real samples have between the ends: the activation has no slope almost anywhere. */
    public static final double STUCK = 0.05;
    /** Half of the values that real samples have between the ends. */
    public static final double SATURATED = 0.5;

    /** Of what does not depend on the loss; how the two networks keep their balance, each loss says itself. */
    private static final List<Rule> RULES = List.of(
            below(Diagnosis.COLLAPSED, HealthMeasurements::diversity, COLLAPSED, 0.3),
            below(Diagnosis.CLASSES_MISSING, HealthMeasurements::classes, CLASSES_MISSING, 0.85),
            below(Diagnosis.ALIKE, HealthMeasurements::diversity, ALIKE, 0.65),
            above(Diagnosis.EXPLODING, HealthMeasurements::largeGradient, EXPLODING, 50),
            above(Diagnosis.LARGE_STEPS, HealthMeasurements::largeStep, LARGE_STEPS, 0.05),
            below(Diagnosis.VANISHING, HealthMeasurements::smallGradient, VANISHING, 1e-4),
            below(Diagnosis.STUCK, HealthMeasurements::unsaturated, STUCK, 0.1),
            below(Diagnosis.SATURATED, HealthMeasurements::unsaturated, SATURATED, 0.6));

    private Health() {}

    /** Where a diagnosis begins and where it ends. */
    private record Rule(
            Diagnosis diagnosis,
            ToDoubleFunction<HealthMeasurements> figure,
            boolean above,
            double begins,
            double ends) {
        boolean holds(double measured, boolean already) {
            double threshold = already ? ends : begins;
            return above ? measured >= threshold : measured <= threshold;
        }

        /** Returns whether a figure is so far beyond the end that it does not waver: as far again as that is. */
        boolean isClearlyOver(double measured) {
            double over = ends * ends / begins;
            return above ? measured < over : measured > over;
        }
    }

    private static Rule above(
            Diagnosis diagnosis, ToDoubleFunction<HealthMeasurements> figure, double begins, double ends) {
        return new Rule(diagnosis, figure, true, begins, ends);
    }

    private static Rule below(
            Diagnosis diagnosis, ToDoubleFunction<HealthMeasurements> figure, double begins, double ends) {
        return new Rule(diagnosis, figure, false, begins, ends);
    }

    /** The rules of a loss, the graver ones first. */
    private static List<Rule> rules(Balance balance) {
        return Stream.of(Diagnosis.G_WINS, Diagnosis.D_WINS, Diagnosis.G_AHEAD, Diagnosis.D_AHEAD)
                .flatMap(diagnosis -> limit(balance, diagnosis)
                        .map(limit -> new Rule(
                                diagnosis,
                                measurements -> measurements.mean(limit.figure()),
                                limit.isAbove(),
                                limit.begins(),
                                limit.ends()))
                        .stream())
                .toList();
    }

    /**
     * Returns the limit that a finding on the balance follows from; what is in balance is told by the first limit that it
     * would pass. Empty for what is no fault under a loss, and for findings of another kind.
     */
    public static Optional<Balance.Limit> limit(Balance balance, Diagnosis diagnosis) {
        return Optional.ofNullable(
                switch (diagnosis) {
                    case G_WINS -> balance.generatorWins();
                    case D_WINS -> balance.discriminatorWins();
                    case G_AHEAD -> balance.generatorAhead();
                    case D_AHEAD -> balance.discriminatorAhead();
                    case BALANCED ->
                        balance.discriminatorAhead() == null ? balance.generatorAhead() : balance.discriminatorAhead();
                    default -> null;
                });
    }

    /**
     * Judges a run.
     *
     * @param balance when the run's loss says that one network is ahead
     * @param now what is measured
     * @param before what was found last time, which makes findings last; empty for a run that has just begun
     * @return one finding for each check whose figures are there, in the order of {@link Check}
     */
    public static List<Finding> judge(Balance balance, HealthMeasurements now, List<Finding> before) {
        List<Finding> findings = new ArrayList<>();
        if (!now.finite()) {
            findings.add(found(Diagnosis.NOT_A_NUMBER, Double.NaN, 0, now, before));
            return findings;
        }
        add(findings, rules(balance), Diagnosis.BALANCED, now, before);
        add(findings, rules(Check.DIVERSITY), Diagnosis.VARIED, now, before);
        add(findings, rules(Check.GRADIENTS), Diagnosis.FLOWING, now, before);
        add(findings, rules(Check.SATURATION), Diagnosis.UNSATURATED, now, before);
        return findings;
    }

    private static List<Rule> rules(Check check) {
        return RULES.stream().filter(rule -> rule.diagnosis().check() == check).toList();
    }

    private static void add(
            List<Finding> findings, List<Rule> rules, Diagnosis good, HealthMeasurements now, List<Finding> before) {
        Check check = good.check();
        if (check != Check.GRADIENTS && now.step() < FIRST_STEP) {
            return;
        }
        Optional<Finding> last = before.stream()
                .filter(finding -> finding.diagnosis().check() == check && finding.since() <= now.step())
                .findFirst();
        boolean measured = false;
        for (Rule rule : rules) {
            double figure = rule.figure().applyAsDouble(now);
            measured |= !Double.isNaN(figure);
            boolean already = last.isPresent() && last.get().diagnosis() == rule.diagnosis();
            boolean held = already && isFresh(last.get(), now) && !Double.isNaN(figure) && !rule.isClearlyOver(figure);
            if (held || rule.holds(figure, already)) {
                findings.add(found(rule.diagnosis(), figure, rule.begins(), now, before));
                return;
            }
        }
        if (measured && now.step() >= FIRST_STEP) {
            Rule first = rules.get(rules.size() - 1);
            if (check == Check.GRADIENTS) {
                first = rules.get(0);
            }
            findings.add(found(good, first.figure().applyAsDouble(now), first.begins(), now, before));
        }
    }

    private static boolean isFresh(Finding last, HealthMeasurements now) {
        return now.step() - last.since() < HOLD_STEPS || now.seconds() - last.sinceSeconds() < HOLD_SECONDS;
    }

    private static Finding found(
            Diagnosis diagnosis, double measured, double threshold, HealthMeasurements now, List<Finding> before) {
        Optional<Finding> same = before.stream()
                .filter(finding -> finding.diagnosis() == diagnosis && finding.since() <= now.step())
                .findFirst();
        return new Finding(
                diagnosis,
                measured,
                threshold,
                same.map(Finding::since).orElse(now.step()),
                same.map(Finding::sinceSeconds).orElse(now.seconds()));
    }
}
