package dev.ganvas.experiment.preset;

import dev.ganvas.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The experiments that Ganvas offers, a line each; what each one is stands in its own file. */
public final class Presets {
    /** What is declared below. */
    private static final List<Experiment> DECLARED = new ArrayList<>();

    public static final Experiment EVEN = declare(Even.EXPERIMENT);
    public static final Experiment MNIST_MLP = declare(MnistMlp.EXPERIMENT);
    public static final Experiment MNIST_SCRATCH = declare(MnistScratch.EXPERIMENT);
    public static final Experiment DCGAN = declare(Dcgan.EXPERIMENT);
    public static final Experiment DCGAN_FAST = declare(DcganFast.EXPERIMENT);
    public static final Experiment WGAN_GP = declare(WganGp.EXPERIMENT);
    public static final Experiment HINGE_SN = declare(HingeSn.EXPERIMENT);
    public static final Experiment R3GAN = declare(R3Gan.EXPERIMENT);
    public static final Experiment FACES = declare(Faces.EXPERIMENT);

    public static final Experiment LINE = declare(GanLab.LINE);
    public static final Experiment GAUSSIANS = declare(GanLab.GAUSSIANS);
    public static final Experiment RING = declare(GanLab.RING);
    public static final Experiment DISJOINT = declare(GanLab.DISJOINT);
    public static final Experiment RING8 = declare(WidePlane.RING8);
    public static final Experiment GRID25 = declare(WidePlane.GRID25);
    public static final Experiment MOONS = declare(WidePlane.MOONS);
    public static final Experiment SPIRAL = declare(WidePlane.SPIRAL);

    /** Every experiment, in the order of the list. */
    public static final List<Experiment> ALL = List.copyOf(DECLARED);

    private Presets() {}

    /** Returns the experiment called {@code id}. */
    public static Optional<Experiment> find(String id) {
        return ALL.stream().filter(experiment -> experiment.id().equals(id)).findFirst();
    }

    private static Experiment declare(Experiment experiment) {
        DECLARED.add(experiment);
        return experiment;
    }
}
