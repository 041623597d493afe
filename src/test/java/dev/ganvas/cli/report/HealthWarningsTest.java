package dev.ganvas.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.health.HealthMeasurements;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthWarningsTest {
    private final StringWriter said = new StringWriter();
    private final HealthWarnings warnings = new HealthWarnings(new EvenNumbers(7), new PrintWriter(said));

    @Test
    void aWarningIsALineWhenItAppearsAndOneWhenItGoes() {
        look(1000, 0.3, 0.8);
        assertThat(said.toString()).isEmpty();

        look(1600, 0.004, 0.8);
        look(1750, 0.004, 0.8);
        assertThat(said.toString()).as("until it has stood for 200 steps").isEmpty();
        look(1800, 0.003, 0.8);
        look(1850, 0.002, 0.8);
        assertThat(said.toString().lines())
                .containsExactly("Step 1800: D wins, with d_fake 0.003 (warned from 0.01 down);"
                        + " worth a try: stop it, and resume with --d-optimizer adam --d-lr 0.0001.");

        look(2300, 0.2, 0.1);
        look(2500, 0.2, 0.1);
        assertThat(said.toString().lines().skip(1))
                .containsExactly(
                        "Step 2300: D wins no more.",
                        "Step 2500: the samples have collapsed, with 10 % (warned from 25 % down) of the diversity of"
                                + " real ones; worth a try: stop it, and resume with --lr 0.0001.");

        look(2900, 0.2, 0.7);
        assertThat(said.toString().lines().skip(3)).containsExactly("Step 2900: the samples differ again.");
    }

    private void look(long step, double fakeProbability, double diversity) {
        List<Double> means = StepFigure.all().stream()
                .map(figure -> figure == StepFigure.D_FAKE ? fakeProbability : 0.8)
                .toList();
        HealthMeasurements vitals = new HealthMeasurements(
                step, step / 10.0, true, means, diversity, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        warnings.judge(vitals, Presets.MNIST_MLP, Presets.MNIST_MLP.defaults());
    }
}
