package dev.ganvas.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.SampleShape;
import dev.ganvas.metric.sampleset.FeatureRows;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;

class ImageFeaturesTest {

    @Test
    void theScoresOfPrincipalComponentsHaveTheLargestVariances() {
        int size = 20;
        int count = 300;
        double[][] rows = new double[count][size];
        float[] images = new float[count * size];
        Random random = new Random(1);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < size; i++) {
                images[row * size + i] = (float) (0.5 + random.nextGaussian() / (1 + i));
                rows[row][i] = images[row * size + i];
            }
        }
        double[] largest = new EigenDecomposition(new Covariance(rows).getCovarianceMatrix()).getRealEigenvalues();
        FeatureRows scores =
                new PrincipalComponents(images, size).describe(images, count).features();
        double[][] columns = new double[count][scores.width()];
        for (int i = 0; i < count * scores.width(); i++) {
            columns[i / scores.width()][i % scores.width()] = scores.values()[i];
        }
        RealMatrix variances = new Covariance(columns).getCovarianceMatrix();
        assertThat(variances.getEntry(0, 0)).isCloseTo(largest[0], within(1e-4 * largest[0]));
        assertThat(variances.getTrace()).isCloseTo(Arrays.stream(largest).sum(), within(1e-3));
    }

    @Test
    void randomConvolutionsSeeTheSameInTheSameImageAndOtherThingsInOthers() {
        for (SampleShape shape : new SampleShape[] {new SampleShape(1, 8, 8), new SampleShape(3, 28, 28)}) {
            float[] images = new float[3 * shape.length()];
            Random random = new Random(2);
            for (int i = 0; i < shape.length(); i++) {
                images[i] = random.nextFloat();
                images[shape.length() + i] = images[i];
                images[2 * shape.length() + i] = random.nextFloat();
            }
            FeatureRows seen = new RandomConvolutions(shape).describe(images, 3).features();
            float[] values = seen.values();
            float apart = 0;
            for (int i = 0; i < seen.width(); i++) {
                assertThat(values[seen.width() + i]).isEqualTo(values[i]);
                apart = Math.max(apart, Math.abs(values[2 * seen.width() + i] - values[i]));
            }
            assertThat(apart).isPositive();
        }
    }
}
