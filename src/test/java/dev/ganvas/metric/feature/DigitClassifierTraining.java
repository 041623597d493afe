package dev.ganvas.metric.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.ValueRange;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.engine.network.ModelZip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Trains the digit classifier that ships in {@code assets}, anew from the shipped digits, and writes it to {@code
 * target}: the command behind the weights. It learns 8,000 digits, turned, scaled, slanted and moved a little in every
 * pass; each fifth digit is never shown to it, and tells how good it is.
 */
@Tag("slow")
class DigitClassifierTraining {
    private static final System.Logger LOG = System.getLogger("digits");
    private static final Path WRITTEN = Path.of("target", "digit-classifier.zip");
    private static final int SIDE = 28;
    private static final int PIXELS = SIDE * SIDE;
    private static final int CLASSES = 10;
    private static final int BATCH = 100;
    private static final int EPOCHS = 30;
    private static final int HELD_OUT_OF = 5;

    @Test
    void trainsTheDigitClassifier() throws Exception {
        IdxImages digits = IdxImages.bundled(ValueRange.ZERO_TO_ONE);
        MultiLayerNetwork network = new MultiLayerNetwork(layers());
        network.init();
        Random random = new Random(1);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            network.setLearningRate(epoch < 18 ? 1e-3 : epoch < 25 ? 3e-4 : 1e-4);
            train(network, digits, random);
            LOG.log(System.Logger.Level.INFO, "pass {0}: loss {1}", epoch + 1, network.score());
        }
        Files.deleteIfExists(WRITTEN);
        ModelZip.write(network, WRITTEN);
        double share = shareRight(network, digits);
        LOG.log(System.Logger.Level.INFO, "right on digits it never saw: {0}", share);
        assertThat(share).isGreaterThan(0.98);
    }

    private static MultiLayerConfiguration layers() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .weightInit(WeightInit.RELU)
                .updater(new Adam(1e-3))
                .list()
                .layer(convolution(16))
                .layer(convolution(32))
                .layer(new DenseLayer.Builder()
                        .nOut(128)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .dropOut(0.5)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutionalFlat(SIDE, SIDE, 1))
                .build();
    }

    private static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(5, 5)
                .stride(2, 2)
                .nOut(channels)
                .activation(Activation.RELU)
                .build();
    }

    private static boolean isHeldOut(int index) {
        return index % HELD_OUT_OF == HELD_OUT_OF - 1;
    }

    private static void train(MultiLayerNetwork network, IdxImages digits, Random random) {
        int[] order = random.ints(4L * digits.size(), 0, digits.size())
                .filter(index -> !isHeldOut(index))
                .limit((long) digits.size() * (HELD_OUT_OF - 1) / HELD_OUT_OF)
                .toArray();
        float[] digit = new float[PIXELS];
        for (int from = 0; from + BATCH <= order.length; from += BATCH) {
            float[] images = new float[BATCH * PIXELS];
            float[] wanted = new float[BATCH * CLASSES];
            for (int i = 0; i < BATCH; i++) {
                digits.copy(order[from + i], digit, 0);
                distort(digit, images, i * PIXELS, random);
                wanted[i * CLASSES + digits.labels().orElseThrow().of(order[from + i])] = 1;
            }
            network.fit(
                    Nd4j.create(images, new int[] {BATCH, PIXELS}, 'c'),
                    Nd4j.create(wanted, new int[] {BATCH, CLASSES}, 'c'));
        }
    }

    private static double shareRight(MultiLayerNetwork network, IdxImages digits) {
        int right = 0;
        int asked = 0;
        for (int index = HELD_OUT_OF - 1; index < digits.size(); index += HELD_OUT_OF) {
            float[] digit = new float[PIXELS];
            digits.copy(index, digit, 0);
            INDArray answer = network.output(Nd4j.create(digit, new int[] {1, PIXELS}, 'c'));
            right += answer.argMax(1).getInt(0) == digits.labels().orElseThrow().of(index) ? 1 : 0;
            asked++;
        }
        return (double) right / asked;
    }

    /** Turns by up to 12 degrees, scales and slants by up to 12 %, moves by up to two pixels. */
    private static void distort(float[] digit, float[] into, int at, Random random) {
        double angle = Math.toRadians(12) * within(random);
        double wider = 1 + 0.12 * within(random);
        double higher = 1 + 0.12 * within(random);
        double slant = 0.12 * within(random);
        double right = 2 * within(random);
        double down = 2 * within(random);
        double middle = (SIDE - 1) / 2.0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double fromX = (x - middle - right) * wider + slant * (y - middle);
                double fromY = (y - middle - down) * higher;
                into[at + y * SIDE + x] = between(
                        digit,
                        middle + Math.cos(angle) * fromX - Math.sin(angle) * fromY,
                        middle + Math.sin(angle) * fromX + Math.cos(angle) * fromY);
            }
        }
    }

    private static double within(Random random) {
        return 2 * random.nextDouble() - 1;
    }

    private static float between(float[] digit, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double rest = x - left;
        double below = y - top;
        return (float) ((1 - below) * ((1 - rest) * ink(digit, left, top) + rest * ink(digit, left + 1, top))
                + below * ((1 - rest) * ink(digit, left, top + 1) + rest * ink(digit, left + 1, top + 1)));
    }

    private static float ink(float[] digit, int x, int y) {
        return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : digit[y * SIDE + x];
    }
}
