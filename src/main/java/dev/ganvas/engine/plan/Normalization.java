package dev.ganvas.engine.plan;

import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The two passes of batch normalization (Ioffe and Szegedy, 2015) with a rectifier behind it, each reading its input
 * twice, a few channels at a time, so that the second reading finds it in the cache.
 */
public abstract class Normalization implements PlanOp {
    /** Whether gradients of the parameters replace what was there or are added to it. */
    public enum Target {
        REPLACE,
        ADD
    }

    /** Values and gradients of one piece of every row together: as many as the second cache holds well, 512 kB each. */
    private static final int CACHED = 1 << 17;

    final NormalizationParameters parameters;
    final BatchStatistics statistics;
    final int rows;
    final int channels;
    final int plane;
    final int channelsPerPiece;
    final float slope;
    final float[] gamma;
    final float[] beta;
    final float[] scale;
    final float[] offset;
    final float[] sum;
    final float[] product;
    final float[] values;

    Normalization(NormalizationParameters parameters, BatchStatistics statistics, INDArray array, float slope) {
        this.parameters = parameters;
        this.statistics = statistics;
        this.rows = Math.toIntExact(array.size(0));
        this.channels = parameters.channels();
        this.plane = Math.toIntExact(array.length() / rows / channels);
        int piece = Math.min(Floats.PIECE, CACHED / rows);
        this.channelsPerPiece = Math.min(channels, Math.max(1, piece / plane));
        this.slope = slope;
        this.gamma = new float[channels];
        this.beta = new float[channels];
        int width = channelsPerPiece * plane;
        this.scale = new float[width];
        this.offset = new float[width];
        this.sum = new float[width];
        this.product = new float[width];
        this.values = new float[width];
    }

    @Override
    public final void run() {
        parameters.gamma().get(0, gamma, channels);
        parameters.beta().get(0, beta, channels);
        begin();
        for (int channel = 0; channel < channels; channel += channelsPerPiece) {
            compute(channel, Math.min(channelsPerPiece, channels - channel));
        }
        end();
    }

    /** Prepares a run. */
    void begin() {}

    /** Computes some channels. */
    abstract void compute(int channel, int count);

    /** Finishes a run. */
    void end() {}

    final int position(int row, int channel) {
        return (row * channels + channel) * plane;
    }

    /** Spreads one value a channel over the pixels of a piece. */
    final void spread(float[] target, int count, float[] perChannel, int channel) {
        for (int c = 0; c < count; c++) {
            Arrays.fill(target, c * plane, (c + 1) * plane, perChannel[channel + c]);
        }
    }

    /** Fills scale and offset so that {@code y = scale x + offset}. */
    final void spreadScale(int channel, int count) {
        for (int c = 0; c < count; c++) {
            float factor = gamma[channel + c] * statistics.inverseDeviation[channel + c];
            Arrays.fill(scale, c * plane, (c + 1) * plane, factor);
            Arrays.fill(offset, c * plane, (c + 1) * plane, beta[channel + c] - statistics.mean[channel + c] * factor);
        }
    }

    /** Returns the sum over the pixels of one channel of a piece. */
    final double total(float[] piece, int channelInPiece) {
        double total = 0;
        for (int i = channelInPiece * plane; i < (channelInPiece + 1) * plane; i++) {
            total += piece[i];
        }
        return total;
    }

    @Override
    public void close() {
        // holds Java arrays alone
    }

    /** {@code y = f(gamma (x - mean) / sqrt(variance + epsilon) + beta)}. */
    public static final class Forward extends Normalization {
        private final Floats in;
        private final Floats out;
        private final Statistics wanted;
        private final float[] shift;

        public Forward(
                NormalizationParameters parameters,
                BatchStatistics statistics,
                Statistics wanted,
                INDArray in,
                INDArray out,
                float slope) {
            super(parameters, statistics, in, slope);
            this.in = new Floats(in);
            this.out = new Floats(out);
            this.wanted = wanted;
            this.shift = new float[sum.length];
        }

        @Override
        void begin() {
            if (wanted == Statistics.RUNNING) {
                statistics.useRunning(parameters.epsilon());
            }
        }

        @Override
        void compute(int channel, int count) {
            int width = count * plane;
            if (wanted == Statistics.BATCH) {
                measure(channel, count);
            }
            spreadScale(channel, count);
            for (int row = 0; row < rows; row++) {
                in.get(position(row, channel), values, width);
                apply(values, scale, offset, width, slope);
                out.put(position(row, channel), values, width);
            }
        }

        /** Sums deviations from a value of the first row, so that a large mean costs no digits of the variance. */
        private void measure(int channel, int count) {
            int width = count * plane;
            in.get(position(0, channel), values, width);
            for (int c = 0; c < count; c++) {
                Arrays.fill(shift, c * plane, (c + 1) * plane, values[c * plane]);
            }
            Arrays.fill(sum, 0);
            Arrays.fill(product, 0);
            for (int row = 0; row < rows; row++) {
                in.get(position(row, channel), values, width);
                accumulate(values, shift, sum, product, width);
            }
            double n = (double) rows * plane;
            for (int c = 0; c < count; c++) {
                double deviation = total(sum, c) / n;
                double variance = Math.max(0, total(product, c) / n - deviation * deviation);
                statistics.set(channel + c, shift[c * plane] + deviation, variance, parameters.epsilon());
            }
        }

        private static void accumulate(float[] x, float[] shift, float[] sum, float[] squares, int width) {
            for (int i = 0; i < width; i++) {
                float d = x[i] - shift[i];
                sum[i] += d;
                squares[i] += d * d;
            }
        }

        private static void apply(float[] x, float[] scale, float[] offset, int width, float slope) {
            for (int i = 0; i < width; i++) {
                float v = x[i] * scale[i] + offset[i];
                x[i] = Math.max(v, slope * v);
            }
        }
    }

    /**
     * With {@code g} the gradient before the rectifier, {@code h = (x - mean) / sqrt(variance + epsilon)} and {@code n}
     * values a channel: {@code dgamma = sum g h}, {@code dbeta = sum g}, {@code dx = gamma / sqrt(variance + epsilon) (g -
     * dbeta / n - h dgamma / n)}.
     */
    public static final class Backward extends Normalization {
        private final Floats in;
        private final Floats inGradient;
        private final Floats outGradient;
        private final Target target;
        private final Wanted wanted;
        private final float[] gammaGradient;
        private final float[] betaGradient;
        private final float[] before;
        private final float[] gradients;
        private final float[] mean;
        private final float[] inverse;

        public Backward(
                NormalizationParameters parameters,
                BatchStatistics statistics,
                Target target,
                Wanted wanted,
                Signal in,
                INDArray outGradient,
                float slope) {
            super(parameters, statistics, in.value(), slope);
            this.in = new Floats(in.value());
            this.inGradient = new Floats(in.gradient());
            this.outGradient = new Floats(outGradient);
            this.target = target;
            this.wanted = wanted;
            this.gammaGradient = new float[channels];
            this.betaGradient = new float[channels];
            this.before = new float[channels];
            this.gradients = new float[sum.length];
            this.mean = new float[sum.length];
            this.inverse = new float[sum.length];
        }

        @Override
        void compute(int channel, int count) {
            int width = count * plane;
            spreadScale(channel, count);
            spread(mean, count, statistics.mean, channel);
            spread(inverse, count, statistics.inverseDeviation, channel);
            Arrays.fill(sum, 0);
            Arrays.fill(product, 0);
            for (int row = 0; row < rows; row++) {
                load(row, channel, width);
                accumulate(values, gradients, sum, product, width);
            }
            double n = (double) rows * plane;
            for (int c = 0; c < count; c++) {
                betaGradient[channel + c] = (float) total(sum, c);
                gammaGradient[channel + c] = (float) total(product, c);
                Arrays.fill(sum, c * plane, (c + 1) * plane, (float) (betaGradient[channel + c] / n));
                Arrays.fill(product, c * plane, (c + 1) * plane, (float) (gammaGradient[channel + c] / n));
            }
            for (int row = 0; row < rows; row++) {
                load(row, channel, width);
                combine(values, gradients, sum, product, scale, width);
                inGradient.put(position(row, channel), gradients, width);
            }
        }

        /** Reads a piece: normalized values into {@code values}, gradients before the rectifier into {@code gradients}. */
        private void load(int row, int channel, int width) {
            in.get(position(row, channel), values, width);
            outGradient.get(position(row, channel), gradients, width);
            normalize(values, gradients, width);
        }

        private void normalize(float[] x, float[] g, int width) {
            float rest = 1 - slope;
            float low = slope;
            float[] factor = scale;
            float[] add = offset;
            float[] middle = mean;
            float[] inv = inverse;
            for (int i = 0; i < width; i++) {
                float v = x[i] * factor[i] + add[i];
                float positive = Math.min(Math.max((v - Rectifier.SMALLEST) * Rectifier.LARGE, 0f), 1f);
                g[i] *= low + rest * positive;
                x[i] = (x[i] - middle[i]) * inv[i];
            }
        }

        private static void accumulate(float[] h, float[] g, float[] sum, float[] product, int width) {
            for (int i = 0; i < width; i++) {
                sum[i] += g[i];
                product[i] += g[i] * h[i];
            }
        }

        /** {@code scale} is gamma / sqrt(variance + epsilon). */
        private static void combine(float[] h, float[] g, float[] sum, float[] product, float[] scale, int width) {
            for (int i = 0; i < width; i++) {
                g[i] = scale[i] * (g[i] - sum[i] - h[i] * product[i]);
            }
        }

        @Override
        void end() {
            if (wanted == Wanted.INPUT) {
                return;
            }
            store(parameters.gammaGradient(), gammaGradient);
            store(parameters.betaGradient(), betaGradient);
        }

        private void store(Floats gradient, float[] computed) {
            if (target == Target.ADD) {
                gradient.get(0, before, channels);
                for (int c = 0; c < channels; c++) {
                    computed[c] += before[c];
                }
            }
            gradient.put(0, computed, channels);
        }
    }
}
