package dev.ganvas.metric.feature;

/**
 * A dense layer without its activation, for one row at a time.
 *
 * @param weights by input, output
 * @param bias by output
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record DensePass(float[] weights, float[] bias) {

    float[] apply(float[] row) {
        float[] sums = bias.clone();
        for (int i = 0; i < row.length; i++) {
            ConvolutionPass.add(row[i], weights, i * sums.length, sums);
        }
        return sums;
    }
}
