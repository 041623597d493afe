package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The oracle: the same GAN step, done the slow way with DL4J's own forward pass, gradients and updaters. Shares no code
 * with the plan.
 */
final class StockGan {
    final MultiLayerNetwork generator;
    final MultiLayerNetwork discriminator;
    double generatorLoss;
    double discriminatorLoss;
    double realProbability;
    double fakeProbability;
    double accuracy;
    INDArray lastGeneratorGradient = Nd4j.empty();
    INDArray lastDiscriminatorGradient = Nd4j.empty();

    private final GanSpec spec;
    private final Tuning tuning;
    private final GradientUpdater<?> generatorUpdater;
    private final GradientUpdater<?> discriminatorUpdater;
    /** Keras's one optimizer object counts the updates of both networks. */
    private int updates;

    StockGan(GanSpec spec, Tuning tuning, MultiLayerNetwork generator, MultiLayerNetwork discriminator) {
        this.spec = spec;
        this.tuning = tuning;
        this.generator = generator.clone();
        this.discriminator = discriminator.clone();
        this.generatorUpdater = updater(tuning.generator(), generator.numParams());
        this.discriminatorUpdater = updater(tuning.discriminator(), discriminator.numParams());
    }

    void step(BatchSource source, long step) {
        int k = tuning.discriminatorSteps();
        boolean reused = spec.rule().fakes() == Fakes.REUSED;
        if (spec.rule().order() == UpdateOrder.GENERATOR_FIRST) {
            INDArray z = noise(source, step, 0);
            INDArray fake = generator.output(z).dup();
            updateGenerator(z);
            for (int draw = 0; draw < k; draw++) {
                INDArray shown = reused
                        ? fake
                        : generator.output(noise(source, step, draw + 1)).dup();
                updateDiscriminator(real(source, step, draw), shown);
            }
        } else {
            INDArray z = noise(source, step, 0);
            for (int draw = 0; draw < k; draw++) {
                z = reused ? z : noise(source, step, draw);
                updateDiscriminator(
                        real(source, step, draw), generator.output(z).dup());
            }
            updateGenerator(reused ? z : noise(source, step, k));
        }
    }

    private void updateDiscriminator(INDArray real, INDArray fake) {
        double weight = spec.rule().discriminatorLoss() == DiscriminatorLoss.MEAN ? 0.5 : 1;
        INDArray realAnswer = discriminator.output(real).dup();
        INDArray fakeAnswer = discriminator.output(fake).dup();
        realProbability = realAnswer.meanNumber().doubleValue();
        fakeProbability = fakeAnswer.meanNumber().doubleValue();
        accuracy = (realAnswer.gt(0.5).castTo(DataType.FLOAT).sumNumber().doubleValue()
                        + fakeAnswer.lte(0.5).castTo(DataType.FLOAT).sumNumber().doubleValue())
                / (2 * spec.batch());
        INDArray realGradient = scoreGradient(real, tuning.realLabel());
        double realLoss = discriminator.score();
        INDArray fakeGradient = scoreGradient(fake, tuning.fakeLabel());
        double fakeLoss = discriminator.score();
        discriminatorLoss = weight * (realLoss + fakeLoss);
        INDArray gradient = realGradient.add(fakeGradient).mul(weight);
        lastDiscriminatorGradient = gradient.dup();
        apply(discriminatorUpdater, discriminator, gradient, updates++);
    }

    private INDArray scoreGradient(INDArray input, double label) {
        discriminator.setInput(input);
        discriminator.setLabels(labels(label));
        discriminator.computeGradientAndScore();
        // Stock DL4J sums the gradient over the rows and divides by their number in its updater.
        return discriminator.gradient().gradient().reshape(-1).div(spec.batch());
    }

    private void updateGenerator(INDArray z) {
        generator.setInput(z);
        INDArray fake =
                generator.feedForward(true, false).get(generator.getnLayers()).dup();
        INDArray toFake =
                discriminator.calculateGradients(fake, labels(1), null, null).getSecond();
        generatorLoss = discriminator.score(new org.nd4j.linalg.dataset.DataSet(fake, labels(1)), true);
        generator.setInput(z);
        generator.feedForward(true, false);
        INDArray gradient = generator
                .backpropGradient(toFake.dup().div(spec.batch()), LayerWorkspaceMgr.noWorkspaces())
                .getFirst()
                .gradient()
                .reshape(-1);
        lastGeneratorGradient = gradient.dup();
        apply(generatorUpdater, generator, gradient.dup(), updates++);
        for (Layer layer : generator.getLayers()) {
            layer.clear();
        }
    }

    private static void apply(GradientUpdater<?> updater, MultiLayerNetwork network, INDArray gradient, int updates) {
        INDArray row = gradient.dup().reshape(1, -1);
        updater.applyUpdater(row, updates, 0);
        network.params().subi(row.reshape(network.params().shape()));
    }

    private static GradientUpdater<?> updater(OptimizerSpec optimizer, long size) {
        IUpdater configuration =
                switch (optimizer.kind()) {
                    case SGD -> new Sgd(optimizer.learningRate());
                    case RMSPROP ->
                        new RmsProp(
                                optimizer.learningRate(),
                                optimizer.rho(),
                                optimizer.framework().epsilon());
                    case ADAM ->
                        new Adam(
                                optimizer.learningRate(),
                                optimizer.beta1(),
                                optimizer.beta2(),
                                optimizer.framework().epsilon());
                };
        long state = configuration.stateSize(size);
        INDArray view = state == 0 ? null : Nd4j.zeros(DataType.FLOAT, 1, state);
        GradientUpdater<?> updater = configuration.instantiate(view, false);
        if (view != null) {
            updater.setStateViewArray(view, new long[] {1, size}, 'c', false);
        }
        return updater;
    }

    private INDArray labels(double value) {
        return Nd4j.valueArrayOf(new long[] {spec.batch(), 1}, value, DataType.FLOAT);
    }

    private INDArray real(BatchSource source, long step, int draw) {
        float[] rows = new float[spec.batch() * spec.discriminator().inputSize()];
        source.real(step, draw, rows);
        return Nd4j.createFromArray(rows).reshape(spec.batch(), -1);
    }

    private INDArray noise(BatchSource source, long step, int draw) {
        float[] rows = new float[spec.batch() * spec.generator().inputSize()];
        source.noise(step, draw, rows);
        return Nd4j.createFromArray(rows).reshape(spec.batch(), -1);
    }
}
