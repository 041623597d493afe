package dev.ganvas.engine;

import dev.ganvas.engine.network.TrainedNetwork;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Looks at the weights of a trainer, around a step or at rest, and changes nothing. Allocates its copies when it is first
 * asked, so a run that nobody looks into pays nothing. On the trainer's thread.
 */
public final class Inspector {
    private final GanTrainer trainer;
    private final Side generator;
    private final Side discriminator;
    private long nanosBefore;

    /** Creates one for a trainer. */
    public Inspector(GanTrainer trainer) {
        this.trainer = trainer;
        this.generator = new Side(trainer.generator());
        this.discriminator = new Side(trainer.discriminator());
    }

    /** Copies the weights, so that {@link #after} can tell how far a step moved them. */
    public void before() {
        long begun = System.nanoTime();
        generator.remember();
        discriminator.remember();
        nanosBefore = System.nanoTime() - begun;
    }

    /** Returns how things stand after the step that followed {@link #before}. */
    public Inspection after() {
        long begun = System.nanoTime();
        generator.compare();
        discriminator.compare();
        return inspection(begun - nanosBefore);
    }

    /** Returns how things stand now, with the ratios of the last step that was looked at. */
    public Inspection now() {
        if (!trainer.hasGradients()) {
            generator.forget();
            discriminator.forget();
        }
        return inspection(System.nanoTime());
    }

    private Inspection inspection(long begun) {
        boolean learned = trainer.hasGradients();
        List<Inspection.Layer> g = generator.layers(learned);
        List<Inspection.Layer> d = discriminator.layers(learned);
        return new Inspection(trainer.stepsDone(), g, d, Duration.ofNanos(System.nanoTime() - begun));
    }

    /** A part of the flat vector. */
    private record Range(int from, int to) {}

    /** A layer with parameters, and where they lie. */
    private record Part(int index, List<Range> ranges) {
        int count() {
            return ranges.stream().mapToInt(range -> range.to() - range.from()).sum();
        }
    }

    /** One of the two networks. */
    private static final class Side {
        private final TrainedNetwork network;
        private final List<Part> parts;
        private final OptionalDouble[] ratios;
        private float[] before = new float[0];
        private float[] now = new float[0];

        Side(TrainedNetwork network) {
            this.network = network;
            this.parts = parts(network);
            this.ratios = new OptionalDouble[parts.size()];
            forget();
        }

        private static List<Part> parts(TrainedNetwork network) {
            List<List<ParameterViews.Place>> places = network.places();
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                // Running statistics lie among the parameters and are none: no gradient moves them.
                List<Range> ranges = places.get(i).stream()
                        .filter(place -> place.parameter().role() == Parameter.Role.TRAINED)
                        .map(place -> new Range(place.from(), place.to()))
                        .toList();
                if (!ranges.isEmpty()) {
                    parts.add(new Part(i, ranges));
                }
            }
            return parts;
        }

        void forget() {
            java.util.Arrays.fill(ratios, OptionalDouble.empty());
        }

        void remember() {
            before = network.copyParameters(before);
        }

        void compare() {
            now = network.copyParameters(now);
            for (int i = 0; i < ratios.length; i++) {
                double moved = 0;
                double length = 0;
                for (Range range : parts.get(i).ranges()) {
                    for (int at = range.from(); at < range.to(); at++) {
                        double by = (double) now[at] - before[at];
                        moved += by * by;
                        length += (double) before[at] * before[at];
                    }
                }
                ratios[i] = length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(moved / length));
            }
        }

        List<Inspection.Layer> layers(boolean learned) {
            now = network.copyParameters(now);
            List<Inspection.Layer> layers = new ArrayList<>();
            float[] gradients = learned ? network.copyGradients(new float[now.length]) : new float[0];
            for (int i = 0; i < ratios.length; i++) {
                Part part = parts.get(i);
                OptionalDouble gradient = learned ? OptionalDouble.of(norm(part, gradients)) : OptionalDouble.empty();
                layers.add(layer(part, gradient, ratios[i]));
            }
            return layers;
        }

        private Inspection.Layer layer(Part part, OptionalDouble gradientNorm, OptionalDouble ratio) {
            float low = Float.POSITIVE_INFINITY;
            float high = Float.NEGATIVE_INFINITY;
            for (Range range : part.ranges()) {
                for (int at = range.from(); at < range.to(); at++) {
                    low = Math.min(low, now[at]);
                    high = Math.max(high, now[at]);
                }
            }
            int[] bins = new int[Inspection.BINS];
            double scale = high > low ? Inspection.BINS / ((double) high - low) : 0;
            for (Range range : part.ranges()) {
                for (int at = range.from(); at < range.to(); at++) {
                    // A value that is not a number falls into no part; neither norm nor range is one then.
                    if (Float.isFinite(now[at])) {
                        bins[Math.min(Inspection.BINS - 1, (int) ((now[at] - low) * scale))]++;
                    }
                }
            }
            return new Inspection.Layer(
                    part.index(), part.count(), norm(part, now), low, high, bins, gradientNorm, ratio);
        }

        private static double norm(Part part, float[] values) {
            double squares = 0;
            for (Range range : part.ranges()) {
                for (int at = range.from(); at < range.to(); at++) {
                    squares += (double) values[at] * values[at];
                }
            }
            return Math.sqrt(squares);
        }
    }
}
