package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.plan.Signal;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
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

    private double realRight;
    private double lastScore;
    private final @Nullable ExternalLoss external;

    /**
     * A loss that DL4J does not have, as functions of one row's score. They are written here once more, so that the test
     * shares no code with what it tests.
     */
    enum ExternalLoss {
        LEAST_SQUARES {
            @Override
            double value(double score, double target) {
                return (score - target) * (score - target);
            }

            @Override
            double slope(double score, double target) {
                return 2 * (score - target);
            }
        };

        abstract double value(double score, double target);

        abstract double slope(double score, double target);
    }

    StockGan(GanSpec spec, Tuning tuning, MultiLayerNetwork generator, MultiLayerNetwork discriminator) {
        this.spec = spec;
        this.tuning = tuning;
        this.generator = generator.clone();
        this.discriminator = discriminator.clone();
        this.generatorUpdater = updater(tuning.generator(), generator.numParams());
        this.discriminatorUpdater = updater(tuning.discriminator(), discriminator.numParams());
        this.external = spec.loss().loss().hasLabels()
                ? null
                : ExternalLoss.valueOf(spec.loss().name());
    }

    void step(BatchSource source, long step) {
        int k = tuning.discriminatorSteps();
        boolean reused = spec.rule().fakes() == Fakes.REUSED;
        if (spec.rule().order() == UpdateOrder.GENERATOR_FIRST) {
            INDArray z = noise(source, step, 0, spec.batch());
            INDArray fake = generator.output(z, true).dup();
            updateGenerator(z);
            for (int draw = 0; draw < k; draw++) {
                INDArray shown = reused ? seen(fake) : supply(source, step, draw + 1);
                updateDiscriminator(real(source, step, draw), shown);
            }
        } else {
            INDArray z = noise(source, step, 0, spec.batch());
            INDArray fake = generator.output(z, true).dup();
            for (int draw = 0; draw < k; draw++) {
                INDArray shown = reused ? seen(fake) : supply(source, step, draw);
                updateDiscriminator(real(source, step, draw), shown);
            }
            updateGenerator(reused ? z : noise(source, step, k, spec.batch()));
        }
    }

    /** A step that updates one network alone. */
    void step(BatchSource source, long step, Learners learners) {
        boolean reused = spec.rule().fakes() == Fakes.REUSED;
        boolean generatorFirst = spec.rule().order() == UpdateOrder.GENERATOR_FIRST;
        int k = tuning.discriminatorSteps();
        if (learners == Learners.GENERATOR) {
            updateGenerator(noise(source, step, reused || generatorFirst ? 0 : k, spec.batch()));
            return;
        }
        INDArray fake =
                generator.output(noise(source, step, 0, spec.batch()), true).dup();
        for (int draw = 0; draw < k; draw++) {
            INDArray shown = reused ? seen(fake) : supply(source, step, draw + (generatorFirst ? 1 : 0));
            updateDiscriminator(real(source, step, draw), shown);
        }
    }

    /** Takes over the running statistics of batch normalization, which this oracle does not keep itself. */
    void copyRunningStatistics(MultiLayerNetwork from) {
        for (String key : from.paramTable().keySet()) {
            if (key.endsWith("_mean") || key.endsWith("_var")) {
                generator.getParam(key).assign(from.getParam(key));
            }
        }
    }

    /** D sees the first fakes of G's batch, all of them unless its updates are separate. */
    private INDArray seen(INDArray fakes) {
        return Signal.view(fakes.dup('c'), new Signal.RowRange(0, spec.discriminatorRows()))
                .dup();
    }

    private INDArray supply(BatchSource source, long step, int draw) {
        boolean training = spec.rule().fakeMode() == FakeMode.TRAINING;
        return generator
                .output(noise(source, step, draw, spec.discriminatorRows()), training)
                .dup();
    }

    private void updateDiscriminator(INDArray real, INDArray fake) {
        if (spec.rule().discriminatorLoss() == DiscriminatorLoss.SEPARATE) {
            measure(real, null);
            INDArray onReal = scoreGradient(real, external == null ? tuning.realLabel() : 1);
            double realLoss = lastScore;
            apply(discriminatorUpdater, discriminator, onReal, updates++);
            measure(null, fake);
            INDArray onFake = scoreGradient(fake, external == null ? tuning.fakeLabel() : 0);
            discriminatorLoss = (realLoss + lastScore) / 2;
            lastDiscriminatorGradient = onFake.dup();
            apply(discriminatorUpdater, discriminator, onFake, updates++);
            return;
        }
        double weight = spec.rule().discriminatorLoss() == DiscriminatorLoss.MEAN ? 0.5 : 1;
        measure(real, fake);
        INDArray realGradient = scoreGradient(real, external == null ? tuning.realLabel() : 1);
        double realLoss = lastScore;
        INDArray fakeGradient = scoreGradient(fake, external == null ? tuning.fakeLabel() : 0);
        double fakeLoss = lastScore;
        discriminatorLoss = weight * (realLoss + fakeLoss);
        INDArray gradient = realGradient.add(fakeGradient).mul(weight);
        lastDiscriminatorGradient = gradient.dup();
        apply(discriminatorUpdater, discriminator, gradient, updates++);
    }

    private void measure(@Nullable INDArray real, @Nullable INDArray fake) {
        if (real != null) {
            INDArray answer = answer(real);
            realProbability = answer.meanNumber().doubleValue();
            realRight = answer.gt(0.5).castTo(DataType.FLOAT).meanNumber().doubleValue();
        }
        if (fake != null) {
            INDArray answer = answer(fake);
            fakeProbability = answer.meanNumber().doubleValue();
            accuracy = (realRight
                            + answer.lte(0.5)
                                    .castTo(DataType.FLOAT)
                                    .meanNumber()
                                    .doubleValue())
                    / 2;
        }
    }

    private INDArray answer(INDArray input) {
        INDArray output = discriminator.output(input, true);
        return external == null ? output.getColumn(output.size(1) - 1).dup() : score(output);
    }

    /** Has D passed back the slopes of an external loss; returns the gradient of its input, summed like DL4J's own. */
    private INDArray backward(ExternalLoss loss, INDArray input, double target) {
        discriminator.setInput(input);
        List<INDArray> activations = discriminator.feedForward(true, false);
        INDArray output = activations.get(activations.size() - 1);
        INDArray score = score(output);
        INDArray errors = output.ulike();
        lastScore = 0;
        for (long row = 0; row < score.length(); row++) {
            double slope = loss.slope(score.getDouble(row), target);
            lastScore += loss.value(score.getDouble(row), target) / score.length();
            errors.putScalar(row, output.size(1) - 1, slope);
            if (output.size(1) == 2) {
                errors.putScalar(row, 0, -slope);
            }
        }
        return discriminator
                .backpropGradient(errors, LayerWorkspaceMgr.noWorkspaces())
                .getSecond();
    }

    private static INDArray score(INDArray output) {
        return output.size(1) == 1
                ? output.getColumn(0).dup()
                : output.getColumn(1).sub(output.getColumn(0));
    }

    private INDArray scoreGradient(INDArray input, double label) {
        if (external != null) {
            backward(external, input, label);
        } else {
            discriminator.setInput(input);
            discriminator.setLabels(labels(label, input.size(0)));
            discriminator.computeGradientAndScore();
            lastScore = discriminator.score();
        }
        // Stock DL4J sums the gradient over the rows and divides by their number in its updater.
        INDArray gradient = discriminator.getFlattenedGradients().dup().reshape(-1);
        return trainable(discriminator, gradient).div(input.size(0));
    }

    private void updateGenerator(INDArray z) {
        generator.setInput(z);
        List<INDArray> activations = generator.feedForward(true, false);
        INDArray fake =
                discriminatorInput(activations.get(activations.size() - 1).dup());
        INDArray toFake;
        if (external != null) {
            toFake = backward(external, fake, 1).dup();
            generatorLoss = lastScore;
        } else {
            INDArray labels = labels(1, spec.batch());
            toFake = discriminator
                    .calculateGradients(fake, labels, null, null)
                    .getSecond()
                    .dup();
            generatorLoss = discriminator.score(new DataSet(fake, labels), true);
        }
        generator.setInput(z);
        generator.feedForward(true, false);
        generator.backpropGradient(toFake.div(spec.batch()), LayerWorkspaceMgr.noWorkspaces());
        INDArray gradient =
                trainable(generator, generator.getFlattenedGradients().dup().reshape(-1));
        lastGeneratorGradient = gradient.dup();
        apply(generatorUpdater, generator, gradient, updates++);
        for (Layer layer : generator.getLayers()) {
            layer.clear();
        }
    }

    /** Puts zeros where DL4J keeps moves of the running statistics among the gradients. */
    private static INDArray trainable(MultiLayerNetwork network, INDArray gradient) {
        for (Map.Entry<String, INDArray> parameter : network.paramTable().entrySet()) {
            String key = parameter.getKey();
            if (key.endsWith("_mean") || key.endsWith("_var")) {
                long from = parameter.getValue().offset();
                gradient.get(NDArrayIndex.interval(
                                from, from + parameter.getValue().length()))
                        .assign(0);
            }
        }
        return gradient;
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

    /** One probability a row, or two classes of which the second is "real". */
    private INDArray labels(double value, long rows) {
        INDArray real = Nd4j.valueArrayOf(new long[] {rows, 1}, value, DataType.FLOAT);
        return spec.discriminator().outputSize() == 1 ? real : Nd4j.hstack(real.rsub(1), real);
    }

    private INDArray real(BatchSource source, long step, int draw) {
        int rows = spec.discriminatorRows();
        float[] values = new float[rows * spec.discriminator().inputSize()];
        source.real(step, draw, values);
        return discriminatorInput(Nd4j.createFromArray(values).reshape(rows, -1));
    }

    private INDArray discriminatorInput(INDArray rows) {
        return shaped(rows, spec.discriminator().inputShape());
    }

    private INDArray noise(BatchSource source, long step, int draw, int rows) {
        float[] values = new float[rows * spec.generator().inputSize()];
        source.noise(step, draw, values);
        return shaped(
                Nd4j.createFromArray(values).reshape(rows, -1), spec.generator().inputShape());
    }

    private static INDArray shaped(INDArray rows, List<Integer> shape) {
        return shape.size() == 1 ? rows : rows.reshape(rows.size(0), shape.get(0), shape.get(1), shape.get(2));
    }
}
