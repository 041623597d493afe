package dev.ganvas.experiment;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.problem.SettingName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two networks that settings ask for: those of their text where they have one, else the experiment's own. They fit the
 * noise and the samples. Immutable; any thread.
 */
public record ChosenNetworks(NetworkSpec generator, NetworkSpec discriminator) {

    /**
     * Returns the networks of {@code settings} for samples of {@code shape}.
     *
     * @throws InvalidSettingException with one sentence: the layer, what is wrong, the remedy
     */
    public static ChosenNetworks of(Experiment experiment, Settings settings, SampleShape shape) {
        return new ChosenNetworks(generator(experiment, settings, shape), discriminator(experiment, settings, shape));
    }

    /**
     * Returns the generator of {@code settings} for samples of {@code shape}.
     *
     * @throws InvalidSettingException with one sentence: the layer, what is wrong, the remedy
     */
    public static NetworkSpec generator(Experiment experiment, Settings settings, SampleShape shape) {
        int latent = experiment.latentSize(settings);
        NetworkSpec own = initialized(experiment.architecture().generator(latent, shape), settings.get(Schema.G_INIT));
        NetworkText text = settings.get(Schema.GENERATOR);
        if (text.isEmpty()) {
            return own;
        }
        NetworkSpec chosen = fitted(Schema.GENERATOR, text, latent, List.of(latent, 1, 1), own);
        if (chosen.outputSize() != shape.length()) {
            throw new InvalidSettingException(
                            "value.generatorEnd",
                            new SettingName(Schema.GENERATOR.name()),
                            chosen.outputSize(),
                            shape.length())
                    .curedBy(
                            Schema.GENERATOR.name(),
                            withEnd(text, shape.length()).toString());
        }
        return chosen;
    }

    /**
     * Returns the discriminator of {@code settings} for samples of {@code shape}.
     *
     * @throws InvalidSettingException with one sentence: the layer, what is wrong, the remedy
     */
    public static NetworkSpec discriminator(Experiment experiment, Settings settings, SampleShape shape) {
        SampleShape judged = judged(settings, shape);
        NetworkSpec own =
                initialized(experiment.architecture().discriminator(judged, settings), settings.get(Schema.D_INIT));
        NetworkText text = settings.get(Schema.DISCRIMINATOR);
        if (text.isEmpty()) {
            return own;
        }
        List<Integer> picture = List.of(judged.channels(), judged.height(), judged.width());
        NetworkSpec chosen = fitted(Schema.DISCRIMINATOR, text, judged.length(), picture, own);
        try {
            NetworkBuilder.logits(chosen);
        } catch (UnfitLayerException e) {
            throw new InvalidSettingException(
                    "value.network", new SettingName(Schema.DISCRIMINATOR.name()), e.sentence());
        }
        return chosen;
    }

    private static NetworkSpec initialized(NetworkSpec own, Optional<Initializer> law) {
        return law.map(own::with).orElse(own);
    }

    /** Returns the shape of what D sees: as many samples as are packed, with their channels behind each other. */
    public static SampleShape judged(Settings settings, SampleShape shape) {
        int pack = Math.toIntExact(settings.get(Schema.PACK));
        return new SampleShape(pack * shape.channels(), shape.height(), shape.width());
    }

    private static NetworkSpec fitted(
            Setting<NetworkText> setting, NetworkText text, int length, List<Integer> picture, NetworkSpec own) {
        try {
            return text.network(length, picture, own.initializer());
        } catch (UnfitLayerException e) {
            throw new InvalidSettingException("value.network", new SettingName(setting.name()), e.sentence());
        }
    }

    /** Returns a text that ends in a dense layer of so many units: its last layer made as wide, or one more. */
    private static NetworkText withEnd(NetworkText text, int units) {
        List<LayerSpec> layers = new ArrayList<>(text.layers());
        if (layers.get(layers.size() - 1) instanceof Dense last) {
            layers.set(layers.size() - 1, new Dense(units, last.activation()));
        } else {
            layers.add(new Dense(units, Activation.TANH));
        }
        return new NetworkText(layers);
    }
}
