package dev.ganvas.ui.latent;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.pictures.ImageFolder;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.run.Noise;
import dev.ganvas.run.Run;
import dev.ganvas.run.latent.LatentDirections;
import dev.ganvas.run.latent.LatentSearch;
import dev.ganvas.run.latent.LatentSearch.Found;
import dev.ganvas.ui.latent.LatentModel.Mode;
import dev.ganvas.ui.model.TrainerQuery;
import dev.ganvas.ui.model.TrainerQuery.Urgency;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/**
 * The directions of the run's latent space, samples moved along them, and the vector behind an image of the user. Asks only
 * while somebody looks. Holds no controls. JavaFX thread.
 */
final class DirectionsModel {
    /** How many directions are offered. */
    static final int COUNT = 6;
    /** The progress while nothing is searched. */
    static final double IDLE = -1;

    /** Samples that directions are found from. */
    private static final int MADE = 512;
    /** Vectors that a search begins from. */
    private static final int BEGINNINGS = 64;

    /** An image and what was found of it. */
    record Behind(float[] image, Found found) {}

    /** What a generator made of noise. */
    private record Made(Noise noise, float[] samples) {}

    final List<DoubleProperty> amounts = Stream.generate(SimpleDoubleProperty::new)
            .limit(COUNT)
            .map(DoubleProperty.class::cast)
            .toList();

    private final LatentModel lab;
    private final Notices notices;
    private final Background background;
    private final TrainerQuery<Made> learning;
    private final TrainerQuery<float[]> moving;
    private final ReadOnlyObjectWrapper<@Nullable LatentDirections> directions =
            new ReadOnlyObjectWrapper<>(this, "directions");
    private final ReadOnlyObjectWrapper<float @Nullable []> moved = new ReadOnlyObjectWrapper<>(this, "moved");
    private final ReadOnlyObjectWrapper<@Nullable Behind> behind = new ReadOnlyObjectWrapper<>(this, "behind");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", IDLE);
    private @Nullable Search search;

    DirectionsModel(LatentModel lab, Background background, Notices notices) {
        this.lab = lab;
        this.background = background;
        this.notices = notices;
        this.learning = new TrainerQuery<>(this::learn, notices::show);
        this.moving = new TrainerQuery<>(moved::set, notices::show);
        lab.labProperty().addListener((property, was, is) -> forget());
        lab.seed.addListener((property, was, is) -> ask(Urgency.NOW));
        lab.statistics.addListener((property, was, is) -> findAgain());
        lab.mode.addListener((property, was, is) -> ask(Urgency.NOW));
        lab.active.addListener((property, was, is) -> ask(Urgency.NOW));
        amounts.forEach(amount -> amount.addListener((property, was, is) -> ask(Urgency.NOW)));
    }

    /** The directions of the generator as it was when they were found, or null before. */
    ReadOnlyObjectProperty<@Nullable LatentDirections> directionsProperty() {
        return directions.getReadOnlyProperty();
    }

    /** The samples, moved, row after row; null before the first. */
    ReadOnlyObjectProperty<float @Nullable []> movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /** The image whose vector is moved, or null where drawn noise is. */
    ReadOnlyObjectProperty<@Nullable Behind> behindProperty() {
        return behind.getReadOnlyProperty();
    }

    /** How far the search has come, from 0 to 1; {@link #IDLE} while there is none. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Finds the directions of the generator as it is now. */
    void findAgain() {
        directions.set(null);
        ask(Urgency.NOW);
    }

    /** Moves drawn noise again. */
    void forgetImage() {
        behind.set(null);
        ask(Urgency.NOW);
    }

    /** Puts every direction back to 0. */
    void reset() {
        amounts.forEach(amount -> amount.set(0));
    }

    private void forget() {
        cancel();
        learning.forget();
        moving.forget();
        directions.set(null);
        moved.set(null);
        behind.set(null);
        reset();
        ask(Urgency.NOW);
    }

    /** Asks what is to be shown of the generator as it is now. */
    void ask(Urgency urgency) {
        Run run = lab.run();
        if (run == null
                || lab.mode.get() != Mode.DIRECTIONS
                || !lab.canAsk()
                || !run.data().shape().isImage()) {
            return;
        }
        int size = run.data().shape().length();
        SampleStatistics statistics = lab.usedStatistics();
        LatentDirections known = directions.get();
        if (known == null) {
            Noise noise = lab.noise(run, MADE);
            learning.ask(run, trainer -> new Made(noise, made(trainer, noise, noise, statistics, size)), urgency);
        } else {
            Behind image = behind.get();
            Noise drawn = lab.noise(run, run.experiment().shownSamples());
            Noise still = image == null ? drawn : new Noise(image.found().latent(), drawn.size());
            double[] by = amounts.stream().mapToDouble(DoubleProperty::get).toArray();
            moving.ask(run, trainer -> made(trainer, drawn, known.moved(still, by), statistics, size), urgency);
        }
    }

    /** Makes samples in one batch with drawn ones, so that batch statistics are nearly those of training. */
    private static float[] made(GanTrainer trainer, Noise beside, Noise wanted, SampleStatistics statistics, int size) {
        float[] latents = Arrays.copyOf(beside.values(), beside.values().length + wanted.values().length);
        System.arraycopy(wanted.values(), 0, latents, beside.values().length, wanted.values().length);
        int rows = latents.length / beside.size();
        float[] samples = new float[rows * size];
        trainer.generate(latents, rows, statistics, samples);
        return Arrays.copyOfRange(samples, beside.rows() * size, samples.length);
    }

    private void learn(Made made) {
        Run run = lab.run();
        if (run == null) {
            return;
        }
        int size = run.data().shape().length();
        background.submit(
                () -> LatentDirections.of(made.noise(), made.samples(), size, COUNT),
                found -> {
                    if (run.equals(lab.run())) {
                        directions.set(found);
                        ask(Urgency.NOW);
                    }
                },
                notices::show);
    }

    /** A search under way. */
    private final class Search implements Progress {
        private volatile boolean cancelled;

        @Override
        public void update(long done, long total) {
            background.tell(() -> {
                if (this.equals(search)) {
                    progress.set((double) done / total);
                }
            });
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }

    /** Looks for the vector behind a picture in a file, with a copy of the generator, while the run goes on. */
    void search(Path file) {
        Run run = lab.run();
        if (run == null || search != null) {
            return;
        }
        Search begun = new Search();
        search = begun;
        progress.set(0);
        SampleShape shape = run.data().shape();
        SampleStatistics statistics = lab.usedStatistics();
        Noise drawn = lab.noise(run, BEGINNINGS);
        CompletableFuture<float[]> copy = run.ask(trainer -> trainer.copyGenerator(new float[0]));
        background.submit(
                () -> {
                    float[] image = ImageFolder.picture(file, shape, run.data().range());
                    return new Behind(image, LatentSearch.of(run, copy.get(), drawn, statistics, image, begun));
                },
                found -> {
                    if (begun.equals(search)) {
                        end();
                        reset();
                        behind.set(found);
                        ask(Urgency.NOW);
                    }
                },
                failure -> {
                    if (begun.equals(search)) {
                        end();
                        if (!(failure instanceof CancellationException)) {
                            notices.show(failure);
                        }
                    }
                });
    }

    /** Gives up the search that is under way. */
    void cancel() {
        Search under = search;
        if (under != null) {
            under.cancelled = true;
            end();
        }
    }

    private void end() {
        search = null;
        progress.set(IDLE);
    }
}
