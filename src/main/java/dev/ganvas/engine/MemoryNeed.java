package dev.ganvas.engine;

import dev.ganvas.engine.layer.Shapes;
import dev.ganvas.engine.network.NetworkSpec;
import java.util.List;

/**
 * The memory that a pair of networks takes at the least, told before any of it is taken. Immutable; any thread.
 *
 * @param arrays bytes outside the Java heap: parameters with their gradients, those of D once more where they are
 *     normalized, a network of G's average where there is one, and what layers give for a batch
 * @param state bytes in the Java heap: what an optimizer remembers of each parameter, and the same in a checkpoint
 */
public record MemoryNeed(long arrays, long state) {
    /** Values and gradients. */
    private static final long PARAMETER_ARRAYS = 2;
    /** Two moments and their copies, and a copy of the parameters. */
    private static final long STATE_ARRAYS = 5;

    /** Returns what {@code gan} takes; with the largest number where it is beyond counting. */
    public static MemoryNeed of(GanSpec gan) {
        double parameters =
                (double) gan.generator().storedValues() + gan.discriminator().storedValues();
        double judged = gan.judgedForGenerator() + (double) gan.judgedTogether();
        double rows = gan.batch() * values(gan.generator()) + judged * values(gan.discriminator());
        double originals = gan.steadying().spectralNorm() ? gan.discriminator().storedValues() : 0;
        double averaged = gan.steadying().averaged(gan.generator());
        double arrays = Float.BYTES * (PARAMETER_ARRAYS * (parameters + averaged) + originals + rows);
        return new MemoryNeed((long) arrays, (long) (Float.BYTES * (STATE_ARRAYS * parameters + 2 * averaged)));
    }

    private static double values(NetworkSpec network) {
        return network.shapes().stream()
                .mapToDouble((List<Integer> shape) -> Shapes.length(shape))
                .sum();
    }

    /** Returns all of it. */
    public long total() {
        return arrays + state;
    }

    /** Returns whether this process may take so much; what lies outside the Java heap may be as much as that. */
    public boolean fits() {
        long most = most();
        return arrays <= most && state <= most;
    }

    /** Returns how many bytes the Java heap may have, and what lies outside of it once more. */
    public static long most() {
        return Runtime.getRuntime().maxMemory();
    }
}
