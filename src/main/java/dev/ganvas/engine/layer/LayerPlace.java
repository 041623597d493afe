package dev.ganvas.engine.layer;

import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.Signal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a layer stands in a network that is compiled.
 *
 * @param index which layer of the network, from 0
 * @param in what comes from below, for all rows
 * @param out where the output must go; null where the layer allocates it
 * @param parameters its own
 * @param memory where it allocates
 */
public record LayerPlace(int index, Signal in, @Nullable Signal out, ParameterViews parameters, PlanMemory memory) {

    /** Returns the shape of a row of the input. */
    List<Integer> inputShape() {
        long[] all = in.value().shape();
        return LongStream.of(all).skip(1).mapToObj(Math::toIntExact).toList();
    }

    /** Returns the same place with the output somewhere else. */
    public LayerPlace into(Signal other) {
        return new LayerPlace(index, in, other, parameters, memory);
    }

    /** Returns where the output goes, which is allocated if need be. */
    Signal output(List<Integer> shape) {
        return out != null ? out : memory.signal(rows(shape));
    }

    /** Returns the shape of an array of as many rows as the input has. */
    long[] rows(List<Integer> shape) {
        long[] all = new long[shape.size() + 1];
        all[0] = in.value().size(0);
        for (int i = 0; i < shape.size(); i++) {
            all[i + 1] = shape.get(i);
        }
        return all;
    }
}
