package dev.ganvas.metric.sampleset;

import java.util.Arrays;

/** What the distances between real and generated rows tell. */
public final class CrossDistances {
    /** For each generated row, in how many balls of real ones it is. */
    private final int[] ballsAround;
    /** For each real row, a bit for each tenth of the generated ones with a row in its ball. */
    private final short[] reachedBy;
    /** For each real row, a bit for each tenth of the generated ones with a ball that it is in. */
    private final short[] withinBallsOf;

    private final double[][] nearestFake = new double[Tenths.COUNT][];
    private final double[] nearestReal;
    private final double[] kernels = new double[Tenths.COUNT];

    CrossDistances(FeatureRows real, OwnDistances amongReal, FeatureRows fake, OwnDistances amongFake) {
        this.ballsAround = new int[fake.count()];
        this.reachedBy = new short[real.count()];
        this.withinBallsOf = new short[real.count()];
        this.nearestReal = new double[fake.count()];
        Arrays.fill(nearestReal, Double.POSITIVE_INFINITY);
        for (int tenth = 0; tenth < Tenths.COUNT; tenth++) {
            nearestFake[tenth] = new double[real.count()];
        }
        RowProducts.each(real, fake, (row, products) -> {
            for (int tenth = 0; tenth < Tenths.COUNT; tenth++) {
                look(real, amongReal.radius(row), fake, amongFake, row, tenth, products);
            }
        });
    }

    private void look(
            FeatureRows real,
            double radius,
            FeatureRows fake,
            OwnDistances amongFake,
            int row,
            int tenth,
            double[] products) {
        int end = Tenths.begin(tenth + 1, fake.count());
        double least = Double.POSITIVE_INFINITY;
        double kernel = 0;
        boolean within = false;
        for (int other = Tenths.begin(tenth, fake.count()); other < end; other++) {
            double distance = FeatureRows.distance(real.square(row), fake.square(other), products[other]);
            least = Math.min(least, distance);
            nearestReal[other] = Math.min(nearestReal[other], distance);
            ballsAround[other] += distance < radius ? 1 : 0;
            within |= distance < amongFake.radius(other);
            kernel += PolynomialKernel.of(products[other], real.width());
        }
        nearestFake[tenth][row] = least;
        kernels[tenth] += kernel;
        reachedBy[row] |= least < radius ? (short) (1 << tenth) : 0;
        withinBallsOf[row] |= within ? (short) (1 << tenth) : 0;
    }

    /** Returns how many balls of real rows a generated row is in. */
    public int ballsAround(int fake) {
        return ballsAround[fake];
    }

    /** Returns whether a generated row outside of a tenth is in the ball of a real one. */
    public boolean isReached(int real, int leftOut) {
        return isSet(reachedBy[real], leftOut);
    }

    /** Returns whether a real row is in the ball of a generated one outside of a tenth. */
    public boolean isWithinBall(int real, int leftOut) {
        return isSet(withinBallsOf[real], leftOut);
    }

    private static boolean isSet(short tenths, int leftOut) {
        return (leftOut == Tenths.NONE ? tenths : tenths & ~(1 << leftOut)) != 0;
    }

    /** Returns the squared distance of a real row to the nearest generated one outside of a tenth. */
    public double nearestFake(int real, int leftOut) {
        return OwnDistances.least(nearestFake, real, leftOut);
    }

    /** Returns the squared distance of a generated row to the nearest real one. */
    public double nearestReal(int fake) {
        return nearestReal[fake];
    }

    /** Returns the sum of the kernel over all pairs of a real row and a generated one outside of a tenth. */
    public double kernelSum(int leftOut) {
        double sum = 0;
        for (int tenth = 0; tenth < Tenths.COUNT; tenth++) {
            sum += tenth == leftOut ? 0 : kernels[tenth];
        }
        return sum;
    }
}
