package dev.ganvas.ui.health;

import dev.ganvas.engine.loss.Balance;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.health.Diagnosis;
import dev.ganvas.run.health.Finding;
import dev.ganvas.run.health.Health;
import dev.ganvas.run.health.NewRunRemedy;
import dev.ganvas.run.health.Remedy;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.util.Locale;

/** Puts findings of a run, which has a loss, into words. */
final class HealthWords {
    private HealthWords() {}

    /** Returns what the chip says. */
    static String chip(Finding finding, GanLoss loss) {
        String value = value(finding.diagnosis(), finding.measured(), loss);
        return switch (finding.diagnosis()) {
            case NOT_A_NUMBER -> Messages.text("health.notANumber");
            case FINITE -> Messages.text("health.finite");
            case D_WINS -> Messages.text("health.dWins");
            case G_WINS -> Messages.text("health.gWins");
            case D_AHEAD -> Messages.text("health.dAhead", value);
            case G_AHEAD -> Messages.text(isOfPairs(finding, loss) ? "health.gAheadOfPairs" : "health.gAhead", value);
            case BALANCED -> Messages.text("health.balanced", value);
            case COLLAPSED -> Messages.text("health.collapsed", value);
            case CLASSES_MISSING -> Messages.text("health.classesMissing", value);
            case ALIKE -> Messages.text("health.alike", value);
            case VARIED -> Messages.text("health.varied", value);
            case EXPLODING -> Messages.text("health.exploding");
            case LARGE_STEPS -> Messages.text("health.largeSteps");
            case VANISHING -> Messages.text("health.vanishing");
            case FLOWING -> Messages.text("health.flowing");
            case STUCK -> Messages.text("health.stuck");
            case SATURATED -> Messages.text("health.saturated");
            case UNSATURATED -> Messages.text("health.unsaturated");
        };
    }

    /** Returns what it means. */
    static String meaning(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case NOT_A_NUMBER, FINITE -> Messages.text("health.numbersMeans");
            case D_WINS, D_AHEAD -> Messages.text("health.dWinsMeans");
            case G_WINS, G_AHEAD -> Messages.text("health.gWinsMeans");
            case BALANCED -> Messages.text("health.balancedMeans");
            case COLLAPSED, ALIKE -> Messages.text("health.collapsedMeans");
            case CLASSES_MISSING -> Messages.text("health.classesMeans");
            case VARIED -> Messages.text("health.variedMeans");
            case EXPLODING, LARGE_STEPS -> Messages.text("health.explodingMeans");
            case VANISHING -> Messages.text("health.vanishingMeans");
            case FLOWING -> Messages.text("health.flowingMeans");
            case STUCK, SATURATED -> Messages.text("health.saturatedMeans");
            case UNSATURATED -> Messages.text("health.unsaturatedMeans");
        };
    }

    /** Returns what was measured, and where that begins to matter. */
    static String measured(Finding finding, GanLoss loss) {
        Diagnosis diagnosis = finding.diagnosis();
        String value = value(diagnosis, finding.measured(), loss);
        String threshold = value(diagnosis, finding.threshold(), loss);
        return switch (diagnosis) {
            case NOT_A_NUMBER, FINITE -> Messages.text("health.numbersMeasured");
            case D_WINS, G_WINS, G_AHEAD, D_AHEAD, BALANCED ->
                Messages.text(limit(diagnosis, loss).key(), value, threshold);
            case COLLAPSED, ALIKE, VARIED -> Messages.text("health.diversityUnder", value, threshold);
            case CLASSES_MISSING -> Messages.text("health.classesUnder", value, threshold);
            case EXPLODING, FLOWING -> Messages.text("health.gradientOver", value, threshold);
            case LARGE_STEPS -> Messages.text("health.stepOver", value, threshold);
            case VANISHING -> Messages.text("health.gradientUnder", value, threshold);
            case STUCK, SATURATED, UNSATURATED -> Messages.text("health.betweenUnder", value, threshold);
        };
    }

    /** Whether it follows from how often D is right rather than from what it says of fakes. */
    private static boolean isOfPairs(Finding finding, GanLoss loss) {
        return limit(finding.diagnosis(), loss).figure() == StepFigure.D_ACCURACY;
    }

    private static Balance.Limit limit(Diagnosis diagnosis, GanLoss loss) {
        return Health.limit(loss.balance(), diagnosis).orElseThrow();
    }

    /** Returns what is worth a try. */
    static String suggestion(Remedy remedy) {
        return switch (remedy) {
            case SLOWER_D -> Messages.text("health.trySlowerD");
            case MORE_D -> Messages.text("health.tryMoreD");
            case SLOWER -> Messages.text("health.trySlower");
            case MUCH_SLOWER -> Messages.text("health.tryMuchSlower");
            case SMOOTH_LABELS -> Messages.text("health.trySmoothLabels");
            case PLAIN_NOISE -> Messages.text("health.tryPlainNoise");
        };
    }

    /** Returns what is worth a new run. */
    static String suggestion(NewRunRemedy remedy) {
        return switch (remedy) {
            case PACKS -> Messages.text("health.tryPacks");
            case SPECTRAL_NORM -> Messages.text("health.trySpectralNorm");
        };
    }

    /** Returns what the button says that does so: each setting with its new value. */
    static String change(Settings now, Settings then) {
        StringBuilder text = new StringBuilder();
        then.differences(now).stream().filter(setting -> isTold(setting.name())).forEach(setting -> text.append(
                        text.length() == 0 ? "" : ", ")
                .append(Messages.setting(setting.name()))
                .append(' ')
                .append(Messages.value(setting.name(), then.text(setting))));
        return Messages.text("health.apply", text);
    }

    /** What D's own optimizer takes over from G's is no change that anyone sees. */
    private static boolean isTold(String setting) {
        return !setting.startsWith("d-") || setting.equals("d-lr") || setting.equals("d-steps");
    }

    private static String value(Diagnosis diagnosis, double value, GanLoss loss) {
        if (isShare(diagnosis, loss)) {
            return FigureFormat.percent(value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 0.01 && size < 10_000 ? "%.2f" : "%.1e", value);
    }

    private static boolean isShare(Diagnosis diagnosis, GanLoss loss) {
        return switch (diagnosis) {
            case D_WINS, G_WINS, G_AHEAD, D_AHEAD, BALANCED ->
                loss.isShare(limit(diagnosis, loss).figure());
            default -> diagnosis.check() != Diagnosis.Check.GRADIENTS;
        };
    }
}
