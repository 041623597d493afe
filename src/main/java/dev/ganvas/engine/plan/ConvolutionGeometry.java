package dev.ganvas.engine.plan;

/**
 * Kernel, stride and padding of a square convolution.
 *
 * @param kernel width of the kernel
 * @param stride step between outputs, or between inputs where transposed
 * @param padding rows of zeros on each side, or rows cut off each side where transposed
 */
public record ConvolutionGeometry(int kernel, int stride, int padding) {
    private static final int EXPLICIT_PADDING = 0;
    private static final int CHANNELS_FIRST = 0;
    /** Weights as DL4J keeps them: [out, in, k, k], or [in, out, k, k] where transposed. */
    private static final int DL4J_WEIGHTS = 1;

    /** Returns the integer arguments of ND4J's convolutions. */
    long[] arguments() {
        return new long[] {
            kernel, kernel, stride, stride, padding, padding, 1, 1, EXPLICIT_PADDING, CHANNELS_FIRST, DL4J_WEIGHTS
        };
    }
}
