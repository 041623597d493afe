package dev.ganvas.engine.optimizer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.nd4j.linalg.learning.config.IUpdater;

/** The optimizers that Ganvas offers, a line each; what each one does stands in its own file. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing, its set is never changed
public enum OptimizerKind {
    /** Stochastic gradient descent, with classical momentum when its momentum is above zero. */
    SGD(Sgd.SLOTS, Sgd::new, Sgd::stored, Constant.MOMENTUM),
    /** Root mean square propagation (Hinton, Coursera lecture 6e). */
    RMSPROP(RmsProp.SLOTS, RmsProp::new, RmsProp::stored, Constant.RHO),
    /** Adaptive moments (Kingma and Ba, 2015). */
    ADAM(Adam.SLOTS, Adam::new, Adam::stored, Constant.BETA1, Constant.BETA2);

    /** What an optimizer may have beside its learning rate: the constants of {@link OptimizerSpec}. */
    public enum Constant {
        MOMENTUM,
        RHO,
        BETA1,
        BETA2
    }

    private final int slots;
    private final IntFunction<Optimizer> create;
    private final Function<OptimizerSpec, IUpdater> stored;
    private final Set<Constant> constants = EnumSet.noneOf(Constant.class);

    OptimizerKind(
            int slots, IntFunction<Optimizer> create, Function<OptimizerSpec, IUpdater> stored, Constant... constants) {
        this.slots = slots;
        this.create = create;
        this.stored = stored;
        this.constants.addAll(Arrays.asList(constants));
    }

    /** Returns how many numbers it remembers for each parameter. */
    public int slots() {
        return slots;
    }

    /** Returns whether {@code constant} does anything under it. */
    public boolean uses(Constant constant) {
        return constants.contains(constant);
    }

    /** Creates an optimizer with empty state for {@code size} parameters. */
    public Optimizer create(int size) {
        return create.apply(size);
    }

    /** Returns the nearest DL4J updater, which a saved network names. */
    static IUpdater stored(OptimizerSpec spec) {
        return spec.kind().stored.apply(spec);
    }
}
