package dev.ganvas.engine.layer;

import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A layer with its arrays for all rows.
 *
 * @param out what it gives to the layer above
 * @param plan binds its operations on some rows
 */
public record ArrangedLayer(Signal out, Function<RowGroups, LayerPlan> plan) {

    /**
     * The rows that a plan computes.
     *
     * @param groups without gaps; each is a batch of its own to batch normalization
     */
    public record RowGroups(List<RowRange> groups) {

        /** Returns the rows of all groups. */
        public RowRange all() {
            int count = groups.stream().mapToInt(RowRange::count).sum();
            return new RowRange(groups.get(0).first(), count);
        }

        /** Returns how the rows are cut for several threads, counted from the first row of all. */
        public RowCut cut() {
            return RowCut.of(within());
        }

        private List<RowRange> within() {
            int first = groups.get(0).first();
            List<RowRange> within = new ArrayList<>();
            for (RowRange group : groups) {
                within.add(new RowRange(group.first() - first, group.count()));
            }
            return within;
        }
    }
}
