package dev.ganvas.metric.feature;

/**
 * A convolution and what is above 0 of it, for one image at a time. Values lie with the channels innermost, so that the
 * innermost loop runs over the output channels, which the JIT compiler makes SIMD.
 *
 * @param inputChannels of each place
 * @param outputChannels of each place
 * @param kernel side of the square that one output sees
 * @param stride how far two neighbouring outputs look apart
 * @param padding zeros around the image
 * @param weights by kernel row, kernel column, input channel, output channel
 * @param bias by output channel
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ConvolutionPass(
        int inputChannels, int outputChannels, int kernel, int stride, int padding, float[] weights, float[] bias) {

    /** Returns how long a side of the output is. */
    int outputSide(int side) {
        return (side + 2 * padding - kernel) / stride + 1;
    }

    /** Returns how many weights there are. */
    static int weights(int inputChannels, int outputChannels, int kernel) {
        return kernel * kernel * inputChannels * outputChannels;
    }

    /**
     * Computes one image.
     *
     * @param image rows, columns, channels
     */
    float[] apply(float[] image, int height, int width) {
        int rows = outputSide(height);
        int columns = outputSide(width);
        float[] output = new float[rows * columns * outputChannels];
        float[] sums = new float[outputChannels];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                System.arraycopy(bias, 0, sums, 0, outputChannels);
                see(image, height, width, row * stride - padding, column * stride - padding, sums);
                int at = (row * columns + column) * outputChannels;
                for (int channel = 0; channel < outputChannels; channel++) {
                    output[at + channel] = Math.max(0, sums[channel]);
                }
            }
        }
        return output;
    }

    private void see(float[] image, int height, int width, int top, int left, float[] sums) {
        for (int y = Math.max(0, -top); y < Math.min(kernel, height - top); y++) {
            for (int x = Math.max(0, -left); x < Math.min(kernel, width - left); x++) {
                int place = ((top + y) * width + left + x) * inputChannels;
                int weight = (y * kernel + x) * inputChannels * outputChannels;
                for (int channel = 0; channel < inputChannels; channel++) {
                    add(image[place + channel], weights, weight + channel * outputChannels, sums);
                }
            }
        }
    }

    /** Adds {@code value} times some weights to the sums. */
    static void add(float value, float[] weights, int from, float[] sums) {
        if (value != 0) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += value * weights[from + i];
            }
        }
    }
}
