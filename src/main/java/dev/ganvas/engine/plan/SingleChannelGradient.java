package dev.ganvas.engine.plan;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameter gradients of a convolution with stride 1 that makes one channel, as the last layer of a generator of grey
 * images is: {@code dW[c, k] = sum over samples and pixels of x[c, pixel] dy[pixel - k]}, a matrix product with shifted
 * copies of {@code dy}. ND4J's own operation takes three times as long for this one shape.
 */
public final class SingleChannelGradient implements PlanOp {
    private final Floats outGradient;
    private final Floats shifted;
    private final Floats products;
    private final Floats weightGradient;
    private final Floats biasGradient;
    private final NativeOp multiply;
    private final ConvolutionGeometry geometry;
    private final int samples;
    private final int channels;
    private final int side;
    private final float[] plane;
    private final float[] shifts;
    private final float[] product;
    private final float[] weights;
    private final float[] bias = new float[1];

    /**
     * Binds it.
     *
     * @param in [samples, channels, side, side]
     * @param outGradient [samples, 1, side, side]
     * @param memory where this allocates
     */
    public SingleChannelGradient(
            INDArray in,
            INDArray outGradient,
            INDArray weightGradient,
            INDArray biasGradient,
            ConvolutionGeometry geometry,
            PlanMemory memory) {
        this.geometry = geometry;
        this.samples = Math.toIntExact(in.size(0));
        this.channels = Math.toIntExact(in.size(1));
        this.side = Math.toIntExact(in.size(2));
        int kernels = geometry.kernel() * geometry.kernel();
        int pixels = side * side;
        INDArray left = memory.array(samples, kernels, pixels);
        INDArray result = memory.array(samples, kernels, channels);
        INDArray right = Nd4j.create(
                in.data(),
                new long[] {samples, channels, pixels},
                new long[] {(long) channels * pixels, pixels, 1},
                in.offset(),
                'c');
        this.multiply = NativeOp.matmulTransposedB(left, right, result, memory.pool());
        this.outGradient = new Floats(outGradient);
        this.shifted = new Floats(left);
        this.products = new Floats(result);
        this.weightGradient = new Floats(weightGradient);
        this.biasGradient = new Floats(biasGradient);
        this.plane = new float[pixels];
        this.shifts = new float[kernels * pixels];
        this.product = new float[kernels * channels];
        this.weights = new float[kernels * channels];
    }

    @Override
    public void run() {
        double biasSum = 0;
        for (int sample = 0; sample < samples; sample++) {
            outGradient.get(sample * plane.length, plane, plane.length);
            for (float value : plane) {
                biasSum += value;
            }
            shift();
            shifted.put(sample * shifts.length, shifts, shifts.length);
        }
        multiply.run();
        Arrays.fill(weights, 0);
        int kernels = shifts.length / plane.length;
        for (int sample = 0; sample < samples; sample++) {
            products.get(sample * product.length, product, product.length);
            for (int k = 0; k < kernels; k++) {
                for (int c = 0; c < channels; c++) {
                    weights[c * kernels + k] += product[k * channels + c];
                }
            }
        }
        weightGradient.put(0, weights, weights.length);
        bias[0] = (float) biasSum;
        biasGradient.put(0, bias, 1);
    }

    /** Fills {@code shifts[k][pixel] = dy[pixel - k]}, zero where that lies outside. */
    private void shift() {
        Arrays.fill(shifts, 0);
        int kernel = geometry.kernel();
        for (int ky = 0; ky < kernel; ky++) {
            for (int kx = 0; kx < kernel; kx++) {
                int down = ky - geometry.padding();
                int right = kx - geometry.padding();
                int base = (ky * kernel + kx) * plane.length;
                int firstColumn = Math.max(0, right);
                int columns = side - Math.abs(right);
                for (int y = Math.max(0, down); y < side + Math.min(0, down); y++) {
                    int from = (y - down) * side + firstColumn - right;
                    System.arraycopy(plane, from, shifts, base + y * side + firstColumn, columns);
                }
            }
        }
    }

    @Override
    public void close() {
        multiply.close();
    }
}
