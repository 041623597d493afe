package dev.ganvas.metric.sampleset;

/** The kernel of the kernel distance, {@code k(x, y) = (x.y / d + 1)^3} for rows of d features. */
final class PolynomialKernel {
    private PolynomialKernel() {}

    static double of(double product, int width) {
        double base = product / width + 1;
        return base * base * base;
    }
}
