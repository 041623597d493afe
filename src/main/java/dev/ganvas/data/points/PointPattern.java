package dev.ganvas.data.points;

import dev.ganvas.data.Modes;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.Sentence;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of points that are drawn by rule. The first four are those of GAN Lab (M. Kahng and others, 2018), by its
 * formulas; ring8 and grid25 those of the papers on mode collapse, scaled as WGAN-GP's authors do: eight modes on a
 * circle, and 25 in a square, each a hundredth, or a fortieth, as wide as they are apart. Below, u is uniform in [0, 1)
 * and n standard normal, each drawn anew.
 */
@SuppressWarnings("ImmutableEnumChecker") // a sentence never changes
public enum PointPattern {
    /** A short thick line. */
    LINE(Sentence.of("experiment.line.title"), ValueRange.UNIT_PLANE) {
        @Override
        void point(int index, SplittableRandom random, float[] into) {
            double u = random.nextDouble();
            put(
                    into,
                    index,
                    0.8 - 0.75 * u + 0.01 * random.nextGaussian(),
                    0.6 + 0.3 * u + 0.01 * random.nextGaussian());
        }
    },
    /** A round cloud and a long one. */
    GAUSSIANS(Sentence.of("experiment.gaussians.title"), ValueRange.UNIT_PLANE) {
        @Override
        void point(int index, SplittableRandom random, float[] into) {
            if (random.nextDouble() < 0.5) {
                put(into, index, 0.3 + 0.1 * random.nextGaussian(), 0.7 + 0.1 * random.nextGaussian());
            } else {
                put(into, index, 0.7 + 0.05 * random.nextGaussian(), 0.4 + 0.2 * random.nextGaussian());
            }
        }
    },
    /** An ellipse. */
    RING(Sentence.of("experiment.ring.title"), ValueRange.UNIT_PLANE) {
        @Override
        void point(int index, SplittableRandom random, float[] into) {
            double angle = 2 * Math.PI * random.nextDouble();
            put(
                    into,
                    index,
                    0.5 + 0.3 * Math.cos(angle) + 0.025 * random.nextGaussian(),
                    0.45 + 0.25 * Math.sin(angle) + 0.025 * random.nextGaussian());
        }
    },
    /** Three small clouds. */
    DISJOINT(Sentence.of("experiment.disjoint.title"), ValueRange.UNIT_PLANE, Clouds.GAN_LAB, Clouds.DISJOINT),
    /** Eight small clouds on a circle. */
    RING8(Sentence.of("experiment.ring8.title"), ValueRange.WIDE_PLANE, Clouds.MANY, Clouds.RING8),
    /** Twenty-five small clouds in a square. */
    GRID25(Sentence.of("experiment.grid25.title"), ValueRange.WIDE_PLANE, Clouds.MANY, Clouds.GRID25),
    /** Two half circles that reach into each other. */
    MOONS(Sentence.of("experiment.moons.title"), ValueRange.WIDE_PLANE) {
        @Override
        void point(int index, SplittableRandom random, float[] into) {
            double angle = Math.PI * random.nextDouble();
            boolean upper = random.nextBoolean();
            double x = upper ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
            put(into, index, x - 0.5 + 0.05 * random.nextGaussian(), y - 0.25 + 0.05 * random.nextGaussian());
        }
    },
    /** One arm that turns once and a half. */
    SPIRAL(Sentence.of("experiment.spiral.title"), ValueRange.WIDE_PLANE) {
        @Override
        void point(int index, SplittableRandom random, float[] into) {
            double angle = 1.5 * Math.PI * (1 + 2 * random.nextDouble());
            double radius = angle / 10;
            put(
                    into,
                    index,
                    radius * Math.cos(angle) + 0.03 * random.nextGaussian(),
                    radius * Math.sin(angle) + 0.03 * random.nextGaussian());
        }
    };

    /** The same points for every run, whatever its seed. */
    private static final long SEED = 1;

    private final Sentence title;
    private final ValueRange range;
    private final int count;
    private final @Nullable Modes modes;

    PointPattern(Sentence title, ValueRange range) {
        this(title, range, Clouds.GAN_LAB, null);
    }

    PointPattern(Sentence title, ValueRange range, int count, @Nullable Modes modes) {
        this.title = title;
        this.range = range;
        this.count = count;
        this.modes = modes;
    }

    /** Returns the pattern that the experiment {@code id} learns. */
    public static PointPattern of(String id) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.name().toLowerCase(Locale.ROOT).equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no pattern of points called " + id + "."));
    }

    Sentence title() {
        return title;
    }

    /** Returns the part of the plane that it is shown in. */
    public ValueRange range() {
        return range;
    }

    /** Returns its modes, where all of them are alike. */
    public Optional<Modes> modes() {
        return Optional.ofNullable(modes);
    }

    /** Puts one point at its place: near one of the modes, unless a pattern says otherwise. */
    void point(int index, SplittableRandom random, float[] into) {
        Modes clouds = modes().orElseThrow();
        int mode = random.nextInt(clouds.count());
        put(
                into,
                index,
                clouds.centres()[2 * mode] + clouds.deviation() * random.nextGaussian(),
                clouds.centres()[2 * mode + 1] + clouds.deviation() * random.nextGaussian());
    }

    /** Returns its points, x and y of each, one after another. */
    float[] draw() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] points = new float[2 * count];
        for (int index = 0; index < count; index++) {
            point(index, random, points);
        }
        return points;
    }

    private static void put(float[] into, int index, double x, double y) {
        into[2 * index] = (float) x;
        into[2 * index + 1] = (float) y;
    }

    /** The patterns that are nothing but small clouds, all alike. An enum's own constants come before what it holds. */
    private static final class Clouds {
        static final int GAN_LAB = 12_000;
        static final int MANY = 100_000;
        /** What WGAN-GP's authors divide the ring of radius 2 by, and twice that the grid of step 2. */
        private static final double DIVISOR = 1.414;

        static final Modes DISJOINT = new Modes(new float[] {0.35f, 0.75f, 0.75f, 0.6f, 0.45f, 0.35f}, 0.025);
        static final Modes RING8 = new Modes(circle(8, 2 / DIVISOR), 0.02 / DIVISOR);
        static final Modes GRID25 = new Modes(square(5, 1 / DIVISOR), 0.025 / DIVISOR);

        private static float[] circle(int count, double radius) {
            float[] centres = new float[2 * count];
            for (int i = 0; i < count; i++) {
                put(centres, i, radius * Math.cos(2 * Math.PI * i / count), radius * Math.sin(2 * Math.PI * i / count));
            }
            return centres;
        }

        private static float[] square(int side, double step) {
            float[] centres = new float[2 * side * side];
            for (int i = 0; i < side * side; i++) {
                put(centres, i, step * (i % side - side / 2), step * (i / side - side / 2));
            }
            return centres;
        }
    }
}
