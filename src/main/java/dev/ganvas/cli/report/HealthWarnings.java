package dev.ganvas.cli.report;

import dev.ganvas.data.Dataset;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.Balance;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.health.Diagnosis;
import dev.ganvas.run.health.Diagnosis.Level;
import dev.ganvas.run.health.Finding;
import dev.ganvas.run.health.Health;
import dev.ganvas.run.health.HealthMeasurements;
import dev.ganvas.run.health.Remedy;
import dev.ganvas.run.health.SampleFigures;
import dev.ganvas.run.history.RunFrame;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Warns of a run that goes wrong: a line when a warning appears and stays, and one when it goes. Samples are judged as often as they
 * are saved. Listens on the training thread, where it looks every 50 steps.
 */
public final class HealthWarnings implements RunListener {
    private static final long STEPS_BETWEEN_LOOKS = 50;
    /** What goes again by itself so soon is not worth a line. */
    private static final long LEAST_STEPS = 200;

    private final PrintWriter err;
    private final SampleFigures figures;
    private List<Finding> findings = List.of();
    private HealthMeasurements.SampleMeasurements samples = HealthMeasurements.SampleMeasurements.NONE;
    private @Nullable RunFrame measured;
    private final Set<Diagnosis> warned = EnumSet.noneOf(Diagnosis.class);

    /** Watches a run on {@code data}; warnings go to {@code err}. */
    public HealthWarnings(Dataset data, PrintWriter err) {
        this.figures = new SampleFigures(data);
        this.err = err;
    }

    @Override
    public void stepped(Run run, StepReport report) {
        if (report.step % STEPS_BETWEEN_LOOKS != 0) {
            return;
        }
        RunFrame frame = run.frame();
        // What a generator made before it learned anything says nothing.
        if (frame != null && !frame.equals(measured) && frame.step() >= Health.FIRST_STEP) {
            measured = frame;
            samples = figures.measure(frame);
        }
        HealthMeasurements vitals = HealthMeasurements.of(
                run.step(),
                run.elapsed().toNanos() / 1e9,
                true, // a run that diverges ends with a sentence of its own
                run.history().snapshot(),
                samples.with(run.quality().rows(), run.step()),
                null);
        judge(vitals, run.experiment(), run.settings());
    }

    /** Judges what was measured of a run, and tells what is new. */
    void judge(HealthMeasurements vitals, Experiment experiment, Settings settings) {
        Balance balance = settings.get(Schema.LOSS).loss().balance();
        findings = Health.judge(balance, vitals, findings);
        for (Diagnosis was : List.copyOf(warned)) {
            if (findings.stream().noneMatch(finding -> finding.diagnosis() == was)) {
                warned.remove(was);
                tell(vitals, gone(was));
            }
        }
        for (Finding finding : findings) {
            if (finding.diagnosis().level() == Level.ALARM
                    && vitals.step() - finding.since() >= LEAST_STEPS
                    && warned.add(finding.diagnosis())) {
                String options = remedy(finding.diagnosis(), experiment, settings);
                tell(
                        vitals,
                        words(finding, balance)
                                + (options.isEmpty() ? "" : "; worth a try: stop it, and resume with" + options));
            }
        }
    }

    private void tell(HealthMeasurements vitals, String what) {
        err.printf("Step %d: %s.%n", vitals.step(), what);
        err.flush();
    }

    private static String words(Finding finding, Balance balance) {
        return switch (finding.diagnosis()) {
            case D_WINS -> "D wins" + figure(finding, balance);
            case G_WINS -> "G wins" + figure(finding, balance);
            case COLLAPSED ->
                "the samples have collapsed, with %s of the diversity of real ones".formatted(share(finding));
            case STUCK ->
                "the samples are saturated, with %s as many values between the ends as real ones"
                        .formatted(share(finding));
            default -> finding.diagnosis().name();
        };
    }

    /** Names the column of losses.csv that it follows from; which one, and from where on, each loss has its own. */
    private static String figure(Finding finding, Balance balance) {
        Balance.Limit limit = Health.limit(balance, finding.diagnosis()).orElseThrow();
        return ", with %s %s (warned from %s %s)"
                .formatted(
                        limit.figure().column(),
                        twoDigits(finding.measured()),
                        twoDigits(finding.threshold()),
                        limit.isAbove() ? "up" : "down");
    }

    private static String twoDigits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String share(Finding finding) {
        return String.format(
                Locale.ROOT, "%.0f %% (warned from %.0f %% down)", 100 * finding.measured(), 100 * finding.threshold());
    }

    private static String gone(Diagnosis diagnosis) {
        return switch (diagnosis) {
            case D_WINS -> "D wins no more";
            case G_WINS -> "G wins no more";
            case COLLAPSED -> "the samples differ again";
            case STUCK -> "the samples are saturated no more";
            default -> diagnosis.name() + " is over";
        };
    }

    /** Returns what is worth a try, as options of {@code resume}. */
    private static String remedy(Diagnosis diagnosis, Experiment experiment, Settings settings) {
        Settings then = Remedy.of(diagnosis, settings)
                .map(remedy -> remedy.apply(settings))
                .orElse(settings);
        return settings.differences(then).stream()
                .filter(setting -> experiment.isActive(setting, then))
                .map(setting -> " --%s %s".formatted(setting.name(), then.text(setting)))
                .collect(Collectors.joining());
    }
}
