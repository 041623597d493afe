package dev.ganvas.ui.networks;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.MemoryNeed;
import dev.ganvas.engine.StepCost;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.network.LayerFitting;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.experiment.ChosenNetworks;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the layers in the view amount to under the settings of a run.
 *
 * @param generator its layers, with what is wrong
 * @param discriminator its layers, with what is wrong
 * @param settings with both networks in them; null while a layer cannot be read
 * @param gan what would be trained; null where it cannot be
 * @param problem why it cannot be trained, where no row says so already; null where nothing is in the way
 */
record JudgedDraft(
        List<LayerFitting> generator,
        List<LayerFitting> discriminator,
        @Nullable Settings settings,
        @Nullable GanSpec gan,
        @Nullable Sentence problem) {

    static JudgedDraft of(Run run, NetworkDraft.Layers layers) {
        Experiment experiment = run.experiment();
        Settings settings = run.settings();
        SampleShape shape = run.data().shape();
        int latent = experiment.latentSize(settings);
        List<LayerFitting> g = LayerFitting.of(layers.generator(), latent, List.of(latent, 1, 1));
        SampleShape judged = ChosenNetworks.judged(settings, shape);
        List<LayerFitting> d = LayerFitting.of(
                layers.discriminator(), judged.length(), List.of(judged.channels(), judged.height(), judged.width()));
        Settings wanted = wanted(experiment, settings, shape, layers).orElse(null);
        if (wanted == null) {
            return new JudgedDraft(g, d, null, null, empty(layers));
        }
        g = withEnd(g, () -> ChosenNetworks.generator(experiment, wanted, shape));
        d = withEnd(d, () -> ChosenNetworks.discriminator(experiment, wanted, shape));
        if (hasProblem(g) || hasProblem(d)) {
            return new JudgedDraft(g, d, wanted, null, null);
        }
        try (Run candidate = new Run(experiment, wanted, run.data())) {
            return new JudgedDraft(g, d, wanted, experiment.gan(candidate.settings(), shape), null);
        } catch (InvalidSettingException e) {
            return new JudgedDraft(g, d, wanted, null, e.sentence());
        }
    }

    /** Returns the settings with both networks, of which those that are the experiment's own stay out. */
    private static Optional<Settings> wanted(
            Experiment experiment, Settings settings, SampleShape shape, NetworkDraft.Layers layers) {
        Settings own = settings.with(Schema.GENERATOR, NetworkText.NONE).with(Schema.DISCRIMINATOR, NetworkText.NONE);
        ChosenNetworks published = ChosenNetworks.of(experiment, own, shape);
        try {
            Settings wanted = with(own, Schema.GENERATOR, layers.generator(), NetworkText.of(published.generator()));
            return Optional.of(with(
                    wanted, Schema.DISCRIMINATOR, layers.discriminator(), NetworkText.of(published.discriminator())));
        } catch (UnfitLayerException e) {
            return Optional.empty(); // its row says so
        }
    }

    private static Settings with(
            Settings settings, Setting<NetworkText> setting, List<String> layers, NetworkText published) {
        if (layers.isEmpty()) {
            throw new UnfitLayerException("network.noLayer");
        }
        NetworkText text = NetworkText.parse(String.join(",", layers));
        return text.equals(published) ? settings : settings.with(setting, text);
    }

    private static @Nullable Sentence empty(NetworkDraft.Layers layers) {
        boolean none = layers.generator().isEmpty() || layers.discriminator().isEmpty();
        return none ? Sentence.of("network.noLayer") : null;
    }

    /** Returns layers whose last one says what is wrong with the whole, where none says anything yet. */
    private static List<LayerFitting> withEnd(List<LayerFitting> layers, Runnable check) {
        if (!hasProblem(layers)) {
            try {
                check.run();
            } catch (InvalidSettingException e) {
                List<LayerFitting> told = new ArrayList<>(layers);
                LayerFitting last = told.remove(told.size() - 1);
                told.add(new LayerFitting(last.text(), last.layer(), last.output(), last.parameters(), e.sentence()));
                return told;
            }
        }
        return layers;
    }

    private static boolean hasProblem(List<LayerFitting> layers) {
        return layers.stream().anyMatch(layer -> layer.problem() != null);
    }

    /** Returns whether a run of it can begin. */
    boolean fits() {
        return gan != null;
    }

    /** Returns the floating-point operations of a step. */
    static long operations(Run run, GanSpec gan) {
        return StepCost.operations(gan, run.experiment().tuning(run.settings(), 0));
    }

    /** Returns the bytes that it takes at the least. */
    static long memory(GanSpec gan) {
        return MemoryNeed.of(gan).total();
    }
}
