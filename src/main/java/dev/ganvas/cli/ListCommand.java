package dev.ganvas.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.engine.network.LayerSummary;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.UnusableDataException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganvas list}: says which experiments there are. Loads neither data nor native code. */
@Command(name = "list", description = "Lists the experiments with their networks.")
final class ListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "As JSON, with every layer and every default setting.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(asJson());
        } else {
            for (Experiment experiment : Presets.ALL) {
                print(experiment, out);
            }
            out.printf("%nLayers, as --generator and --discriminator take them with commas between:%n");
            LayerForms.ALL.forEach(form -> out.printf("  %s%n", form.usage()));
            out.printf(
                    "ACTIVATION: %s%n",
                    Stream.of(Activation.values()).map(Activation::key).collect(joining(", ")));
        }
        out.flush();
        return ExitCode.SUCCESS.code();
    }

    private static GanSpec gan(Experiment experiment) throws UnusableDataException {
        return experiment.gan(experiment.defaults(), ExperimentData.shape(experiment, experiment.defaults()));
    }

    private static void print(Experiment experiment, PrintWriter out) throws UnusableDataException {
        GanSpec gan = gan(experiment);
        out.printf(
                "%-14s %s: %s %s.%n", experiment.id(), experiment.title(), experiment.summary(), experiment.source());
        out.printf(
                "%-14s generator %,d parameters, discriminator %,d%n",
                "", gan.generator().parameters(), gan.discriminator().parameters());
        out.printf("%-14s generator: %s%n", "", NetworkText.of(gan.generator()));
        out.printf("%-14s discriminator: %s%n", "", NetworkText.of(gan.discriminator()));
        long stored = gan.generator().storedValues();
        if (stored != gan.generator().parameters()
                || gan.discriminator().storedValues() != gan.discriminator().parameters()) {
            out.printf(
                    "%-14s values in the saved zips, with running means and variances of batch normalization: %,d and %,d%n",
                    "", stored, gan.discriminator().storedValues());
        }
    }

    private static String asJson() throws UnusableDataException, JsonProcessingException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Experiment experiment : Presets.ALL) {
            GanSpec gan = gan(experiment);
            ObjectNode node = all.addObject();
            node.put("id", experiment.id());
            node.put("title", experiment.title());
            node.put("summary", experiment.summary());
            node.put("source", experiment.source());
            node.set("generator", network(gan.generator()));
            node.set("discriminator", network(gan.discriminator()));
            node.set("defaults", SettingsJson.of(experiment.schema(), experiment.defaults()));
        }
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    }

    private static ObjectNode network(NetworkSpec network) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("parameters", network.parameters());
        node.put("stored_values", network.storedValues());
        node.put("text", NetworkText.of(network).toString());
        node.putArray("input_shape").add(network.inputSize());
        ArrayNode layers = node.putArray("layers");
        for (LayerSummary summary : network.summary()) {
            ObjectNode layer = layers.addObject();
            layer.put("name", summary.name());
            ArrayNode shape = layer.putArray("output_shape");
            summary.outputShape().forEach(shape::add);
            layer.put("parameters", summary.parameters());
        }
        return node;
    }
}
