package dev.ganvas.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.experiment.preset.Presets;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    @ParameterizedTest
    @CsvSource({
        "lr, 0, 'lr must be a number above 0 and at most 100, but is 0.'",
        "lr, -1, 'lr must be a number above 0 and at most 100, but is -1.'",
        "lr, NaN, 'lr must be a number above 0 and at most 100, but is NaN.'",
        "lr, Infinity, 'lr must be a number above 0 and at most 100, but is Infinity.'",
        "lr, fast, 'lr must be a number above 0 and at most 100, but is \"fast\".'",
        "batch, 0, 'batch must be a whole number from 1 to 65536, but is 0.'",
        "batch, 1.5, 'batch must be a whole number from 1 to 65536, but is \"1.5\".'",
        "steps, -1, 'steps must be a whole number from 0 to 9223372036854775807, but is -1.'",
        "optimizer, adagrad, 'optimizer must be one of sgd, rmsprop, adam, but is \"adagrad\".'",
        "threads, many, 'threads must be a whole number from 0 to 256, or auto, but is \"many\".'",
        "threads, -1, 'threads must be a whole number from 0 to 256, or auto, but is -1.'",
        "seed, 9223372036854775808, 'seed must be a whole number from 0 to 9223372036854775807, but is "
                + "\"9223372036854775808\".'",
        "real-label, 1.01, 'real-label must be a number of at least 0 and at most 1, but is 1.01.'",
        "checkpoint, 30, 'checkpoint must be a time from 100ms to 24h, such as 30s, or off, but is \"30\".'",
        "checkpoint, soon, 'checkpoint must be a time from 100ms to 24h, such as 30s, or off, but is \"soon\".'",
        "checkpoint, 99ms, 'checkpoint must be a time from 100ms to 24h, such as 30s, or off, but is 99ms.'",
        "checkpoint, 25h, 'checkpoint must be a time from 100ms to 24h, such as 30s, or off, but is 25h.'",
        "checkpoint, 0s, 'checkpoint must be a time from 100ms to 24h, such as 30s, or off, but is 0s.'",
        "checkpoint, -5s, 'checkpoint must be a time from 100ms to 24h, such as 30s, or off, but is \"-5s\".'",
        "colour, red, 'even has no setting \"colour\"; it has optimizer, '",
        "latent-size, 3, 'even has no setting \"latent-size\"; it has optimizer, '",
        "rho, 0.5, 'rho does nothing with optimizer adam; leave it out or change optimizer.'",
        "d-lr, 0.5, 'd-lr does nothing with d-optimizer same; leave it out or change d-optimizer.'"
    })
    void anUnusableValueIsRefusedInOneSentence(String name, String value, String sentence) {
        assertThatThrownBy(() -> Presets.EVEN.withTexts(Presets.EVEN.defaults(), Map.of(name, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void valuesThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> Presets.EVEN.withTexts(
                        Presets.EVEN.defaults(), Map.of("real-label", "0.1", "fake-label", "0.9")))
                .hasMessage("real-label is 0.1 and fake-label is 0.9; real-label must be the larger.");
        assertThatThrownBy(() -> Presets.EVEN.withTexts(Presets.EVEN.defaults(), Map.of("steps", "10", "epochs", "2")))
                .hasMessage("steps is 10 and epochs is 2; give one of them and leave the other 0.");
        assertThatThrownBy(
                        () -> Presets.EVEN.withTexts(Presets.EVEN.defaults(), Map.of("d-steps", "0", "g-steps", "0")))
                .hasMessage("d-steps and g-steps are both 0, so that nothing would learn; give one of them 1 or more.");
        assertThatThrownBy(() -> Presets.EVEN.withTexts(Presets.EVEN.defaults(), Map.of("clip", "0.1")))
                .hasMessage("clip does nothing with loss non-saturating; leave it out or change loss.");
        assertThatThrownBy(() -> Presets.DCGAN_FAST.withTexts(Presets.DCGAN_FAST.defaults(), Map.of("penalty", "r1")))
                .hasMessageContaining("the layer \"batch normalization\" of D mixes those of a batch");
        assertThatThrownBy(() -> Presets.FACES.withTexts(Presets.FACES.defaults(), Map.of("penalty", "wgan-gp")))
                .hasMessage("penalty wgan-gp needs one update of D on real and fake samples, and d-loss is separate; "
                        + "choose sum or mean.");
        assertThatThrownBy(() -> Presets.FACES.withTexts(
                        Presets.FACES.defaults(), Map.of("loss", "relativistic", "d-loss", "sum")))
                .hasMessage("d-loss does nothing with loss relativistic; leave it out or change loss.");
        assertThatThrownBy(() -> Presets.EVEN.withTexts(Presets.EVEN.defaults(), Map.of("pack", "3")))
                .hasMessage("batch is 16 and pack is 3; batch must be a multiple of 3.");
        assertThatThrownBy(() -> Presets.FACES.withTexts(Presets.FACES.defaults(), Map.of("pack", "3", "batch", "33")))
                .hasMessage("batch is 33 and pack is 3; batch must be a multiple of 6.");
    }

    @Test
    void everySettingOfEveryExperimentReadsWhatItWrites() {
        for (Experiment experiment : Presets.ALL) {
            Settings defaults = experiment.defaults();
            for (Setting<?> setting : experiment.schema()) {
                assertThat(defaults.withText(setting, defaults.text(setting)))
                        .as("%s of %s", setting.name(), experiment.id())
                        .isEqualTo(defaults);
            }
            experiment.check(defaults);
        }
    }

    /** Found by the fuzzer: the other zero came back from a checkpoint as this one, which gives other bits. */
    @Test
    void thereIsOneZero() {
        assertThat(Double.doubleToRawLongBits(Schema.LATENT_SCALE.parse("-0"))).isZero();
    }

    @Test
    void theSchemaListsEverySettingInTheOrderOfTheForm() throws IllegalAccessException {
        List<Setting<?>> declared = new ArrayList<>();
        for (Field field : Schema.class.getFields()) {
            if (Setting.class.isAssignableFrom(field.getType())) {
                declared.add((Setting<?>) field.get(null));
            }
        }
        assertThat(declared).hasSizeGreaterThan(30);
        declared.sort(Comparator.comparing(Setting::group));
        assertThat(Schema.ALL).isEqualTo(declared);
        assertThat(Schema.ALL.stream().map(Setting::name)).doesNotHaveDuplicates();
        assertThat(Schema.ALL.stream().map(Setting::group)).isSorted();
    }

    @Test
    void autoIsAWordForTheSmallestValue() {
        assertThat(Schema.THREADS.parse("auto")).isEqualTo(-1);
        assertThat(Schema.THREADS.format(-1L)).isEqualTo("auto");
        assertThat(Schema.THREADS.format(2L)).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({
        "1s, 1000, 1s",
        "500ms, 500, 500ms",
        "60s, 60000, 60s",
        "1m, 60000, 60s",
        "5m, 300000, 5m",
        "90 S, 90000, 90s",
        "1500ms, 1500, 1500ms",
        "2h, 7200000, 120m",
        "24h, 86400000, 24h",
        "301s, 301000, 301s",
        "off, 0, off"
    })
    void aTimeIsReadInAnyUnitAndWrittenInOne(String text, long millis, String written) {
        Duration value = Schema.CHECKPOINT.parse(text);
        assertThat(value).isEqualTo(Duration.ofMillis(millis));
        assertThat(Schema.CHECKPOINT.format(value)).isEqualTo(written);
        assertThat(Schema.CHECKPOINT.parse(written)).isEqualTo(value);
    }

    @Test
    void givingStepsReplacesEpochsAndTheOtherWayRound() {
        Settings byEpochs = Presets.EVEN.withTexts(Presets.EVEN.defaults(), Map.of("epochs", "3"));
        assertThat(byEpochs.get(Schema.STEPS)).isZero();
        Settings bySteps = Presets.MNIST_MLP.withTexts(Presets.MNIST_MLP.defaults(), Map.of("steps", "3"));
        assertThat(bySteps.get(Schema.EPOCHS)).isZero();
    }

    @Test
    void differencesNameWhatChanged() {
        Settings changed = Presets.EVEN.defaults().with(Schema.LR, 0.5).with(Schema.SEED, 9L);
        assertThat(changed.differences(Presets.EVEN.defaults())).containsExactly(Schema.LR, Schema.SEED);
    }

    @Test
    void whatHasAWordIsNotTakenAsTheNumberBehindIt() {
        assertThat(Schema.CLASS.parse("all")).isEqualTo(-1);
        assertThatThrownBy(() -> Schema.CLASS.parse("-1"))
                .hasMessage("class must be a whole number from 0 to 255, or all, but is -1.");
    }
}
