package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiments that are files of their own. */
class ExperimentFileTest {
    private final Path folder;

    ExperimentFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Experiment> presets() {
        return Presets.ALL;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyExperimentIsReadAsItWasWritten(Experiment experiment) throws Exception {
        ExperimentFile written = new ExperimentFile(experiment, experiment.defaults());
        Path file = folder.resolve("mine" + ExperimentFile.ENDING);
        written.write(file);
        assertThat(ExperimentFile.read(file)).isEqualTo(written);
    }

    @Test
    void networksSettingsAndTheDataBesideItMoveWithTheFile() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        Path data = Files.createDirectory(here.resolve("pictures"));
        Settings settings = Presets.MNIST_MLP.withTexts(
                Presets.MNIST_MLP.defaults(),
                Map.of(
                        "generator",
                        "dense 32 relu, dense 784 tanh",
                        "lr",
                        "0.003",
                        "steps",
                        "70",
                        "data",
                        data.toString()));
        new ExperimentFile(Presets.MNIST_MLP, settings).write(here.resolve("mine.ganvas.json"));
        Path there = folder.resolve("there");
        Files.move(here, there);

        ExperimentFile moved = ExperimentFile.read(there.resolve("mine.ganvas.json"));

        assertThat(moved.settings())
                .isEqualTo(settings.with(Schema.DATA, there.resolve("pictures").toString()));
    }

    @Test
    void dataElsewhereStaysWhereItIs() throws Exception {
        String elsewhere = folder.resolve("elsewhere").toString();
        Settings settings = Presets.MNIST_MLP.defaults().with(Schema.DATA, elsewhere);
        Path file = Files.createDirectory(folder.resolve("here")).resolve("mine.ganvas.json");
        new ExperimentFile(Presets.MNIST_MLP, settings).write(file);
        assertThat(ExperimentFile.read(file).settings()).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | is no experiment that can be opened (it is no JSON from line 1 on)",
                "[1, 2] | it is no JSON object",
                "{} | is of an experiment \"\", which is unknown",
                "{'experiment': 'even'} | it has no settings",
                "{'experiment': 'even', 'settings': {'depth': 3}} | has a setting \"depth\", which is unknown in even",
                "{'experiment': 'even', 'settings': {'lr': -1}} | lr must be a number",
                "{'experiment': 'even', 'settings': {'generator': 'dense'}} | generator: layer 1",
                "{'experiment': 'even', 'settings': {'steps': 3, 'epochs': 3}} | give one of them",
                "{'experiment': 'even', 'settings': {}, 'versions': {'ganvas': '99.0'}} | is of a later version; use Ganvas 99.0",
                "{'experiment': 'faces', 'settings': {'data': 'a\\u0000b'}} | data is"
            })
    void whatCannotBeOpenedSaysWhyInOneSentence(String text, String why) throws Exception {
        Path file = Files.writeString(folder.resolve("odd.ganvas.json"), text.replace('\'', '"'));
        assertThatThrownBy(() -> ExperimentFile.read(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    @Test
    void aFileThatIsMissingOrEndlessIsRefused() throws Exception {
        assertThatThrownBy(() -> ExperimentFile.read(folder.resolve("none.ganvas.json")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("none.ganvas.json");
        Path large = Files.write(folder.resolve("large.ganvas.json"), new byte[2 << 20]);
        assertThatThrownBy(() -> ExperimentFile.read(large))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("longer than");
    }
}
