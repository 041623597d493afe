package dev.ganvas.run.health;

import dev.ganvas.run.health.Diagnosis.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Judges a run by measured figures. Every threshold stands here, with its reason. What was found once is left only beyond
 * a second, easier threshold and after a while, so that a figure that wavers about a threshold does not make the words
 * flicker.
 */
public final class Health {
    /** A network that has just begun has learned nothing yet: nothing is told of it but gradients that go wrong. */
    public static final long FIRST_STEP = 50;
    /** A finding stays for at least so many steps: as long as the mean that it follows from takes to renew itself, */
    public static final long HOLD_STEPS = 50;
    /** and for so much training time: shorter is not read. */
    public static final double HOLD_SECONDS = 3;

    /** D(G(z)) of one in a hundred: G's loss is 4.6, and D's own loss is as good as gone (the "failure mode" of ganhacks). */
    public static final double D_WINS = 0.01;
    /** D(G(z)) of nine in ten: D holds nearly every fake for real, so its judgement tells G nothing. */
    public static final double G_WINS = 0.9;
    /** D's accuracy in published runs that go well lies between 0.6 and 0.96 once they have found their balance. */
    public static final double D_AHEAD = 0.97;
    /** D(G(z)) in balance is 0.5, and in published runs that go well below that. */
    public static final double G_AHEAD = 0.7;
    /** A quarter of the real samples' diversity: most samples are near copies of each other. */
    public static final double COLLAPSED = 0.25;
    /** Below this share of the real samples' diversity, kinds of samples are missing. */
    public static final double ALIKE = 0.6;
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

    private static final List<Rule> RULES = List.of(
            above(Diagnosis.G_WINS, Vitals::fakeProbability, G_WINS, 0.8),
            below(Diagnosis.D_WINS, Vitals::fakeProbability, D_WINS, 0.02),
            above(Diagnosis.G_AHEAD, Vitals::fakeProbability, G_AHEAD, 0.6),
            above(Diagnosis.D_AHEAD, Vitals::accuracy, D_AHEAD, 0.95),
            below(Diagnosis.COLLAPSED, Vitals::diversity, COLLAPSED, 0.3),
            below(Diagnosis.ALIKE, Vitals::diversity, ALIKE, 0.65),
            above(Diagnosis.EXPLODING, Vitals::largeGradient, EXPLODING, 50),
            above(Diagnosis.LARGE_STEPS, Vitals::largeStep, LARGE_STEPS, 0.05),
            below(Diagnosis.VANISHING, Vitals::smallGradient, VANISHING, 1e-4),
            below(Diagnosis.STUCK, Vitals::unsaturated, STUCK, 0.1),
            below(Diagnosis.SATURATED, Vitals::unsaturated, SATURATED, 0.6));

    private Health() {}

    /** Where a diagnosis begins and where it ends. */
    private record Rule(
            Diagnosis diagnosis, ToDoubleFunction<Vitals> figure, boolean above, double begins, double ends) {
        boolean holds(double measured, boolean already) {
            double threshold = already ? ends : begins;
            return above ? measured >= threshold : measured <= threshold;
        }
    }

    private static Rule above(Diagnosis diagnosis, ToDoubleFunction<Vitals> figure, double begins, double ends) {
        return new Rule(diagnosis, figure, true, begins, ends);
    }

    private static Rule below(Diagnosis diagnosis, ToDoubleFunction<Vitals> figure, double begins, double ends) {
        return new Rule(diagnosis, figure, false, begins, ends);
    }

    /**
     * Judges a run.
     *
     * @param now what is measured
     * @param before what was found last time, which makes findings last; empty for a run that has just begun
     * @return one finding for each check whose figures are there, in the order of {@link Check}
     */
    public static List<Finding> judge(Vitals now, List<Finding> before) {
        List<Finding> findings = new ArrayList<>();
        if (!now.finite()) {
            findings.add(found(Diagnosis.NOT_A_NUMBER, Double.NaN, 0, now, before));
            return findings;
        }
        add(findings, Check.BALANCE, Diagnosis.BALANCED, now, before);
        add(findings, Check.DIVERSITY, Diagnosis.VARIED, now, before);
        add(findings, Check.GRADIENTS, Diagnosis.FLOWING, now, before);
        add(findings, Check.SATURATION, Diagnosis.UNSATURATED, now, before);
        return findings;
    }

    private static void add(List<Finding> findings, Check check, Diagnosis good, Vitals now, List<Finding> before) {
        if (check != Check.GRADIENTS && now.step() < FIRST_STEP) {
            return;
        }
        Optional<Finding> last = before.stream()
                .filter(finding -> finding.diagnosis().check() == check && finding.since() <= now.step())
                .findFirst();
        List<Rule> rules =
                RULES.stream().filter(rule -> rule.diagnosis().check() == check).toList();
        boolean measured = false;
        for (Rule rule : rules) {
            double figure = rule.figure().applyAsDouble(now);
            measured |= !Double.isNaN(figure);
            boolean already = last.isPresent() && last.get().diagnosis() == rule.diagnosis();
            boolean held = already && isFresh(last.get(), now) && !Double.isNaN(figure);
            if (held || rule.holds(figure, already)) {
                findings.add(found(rule.diagnosis(), figure, rule.begins(), now, before));
                return;
            }
        }
        if (measured && now.step() >= FIRST_STEP) {
            Rule first = rules.get(rules.size() - 1);
            if (check == Check.BALANCE) {
                first = rules.stream()
                        .filter(rule -> rule.diagnosis() == Diagnosis.D_AHEAD)
                        .findFirst()
                        .orElseThrow();
            } else if (check == Check.GRADIENTS) {
                first = rules.get(0);
            }
            findings.add(found(good, first.figure().applyAsDouble(now), first.begins(), now, before));
        }
    }

    private static boolean isFresh(Finding last, Vitals now) {
        return now.step() - last.since() < HOLD_STEPS || now.seconds() - last.sinceSeconds() < HOLD_SECONDS;
    }

    private static Finding found(
            Diagnosis diagnosis, double measured, double threshold, Vitals now, List<Finding> before) {
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
