package dev.ganvas.metric.points;

import dev.ganvas.data.Modes;

/**
 * How generated points spread over known modes, as the papers on PacGAN and VEEGAN count it: a point is of high quality
 * within three standard deviations of the nearest mode, and a mode is covered when it has one such point.
 *
 * @param covered modes with at least one point of high quality
 * @param of how many modes there are
 * @param highQuality share of points of high quality, 0 to 1
 * @param reverseKl Kullback-Leibler divergence, in nats, from modes that are all as likely to the modes that the points
 *     are nearest to: 0 is evenly spread, the logarithm of the number of modes is one alone
 */
public record ModeCoverage(int covered, int of, double highQuality, double reverseKl) {
    private static final double WIDE = 3;

    /** Counts points, x and y of each, one after another; at least one. */
    public static ModeCoverage of(float[] points, Modes modes) {
        int[] nearest = new int[modes.count()];
        boolean[] hit = new boolean[modes.count()];
        int good = 0;
        int count = points.length / 2;
        for (int i = 0; i < count; i++) {
            float x = points[2 * i];
            float y = points[2 * i + 1];
            int mode = modes.nearest(x, y);
            nearest[mode]++;
            if (modes.distance(mode, x, y) <= WIDE * modes.deviation()) {
                hit[mode] = true;
                good++;
            }
        }
        int covered = 0;
        double divergence = 0;
        for (int mode = 0; mode < nearest.length; mode++) {
            covered += hit[mode] ? 1 : 0;
            double share = (double) nearest[mode] / count;
            divergence += share == 0 ? 0 : share * Math.log(share * nearest.length);
        }
        return new ModeCoverage(covered, nearest.length, (double) good / count, divergence);
    }
}
