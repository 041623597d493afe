package dev.ganvas.engine.plan;

import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the rows of a plan into parts for several threads. The cut depends on the numbers of rows alone, so that sums over
 * parts have the same bits for any number of threads.
 *
 * @param parts in order and without gaps; none reaches into two groups
 */
public record RowCut(List<Part> parts) {
    private static final int ROWS_OF_A_PART = 8;
    private static final int MOST_PARTS = 16;
    private static final int ROWS_OF_A_WIDE_PART = 16;
    private static final int MOST_WIDE_PARTS = 8;
    private static final int FEWEST_WIDE_PARTS = 4;
    /** Values of all parts together, where fewer parts do not: 8 MB. */
    private static final long VALUES_OF_WIDE_PARTS = 1 << 21;

    /**
     * Some rows.
     *
     * @param rows counted from the first row of the plan
     * @param group which batch they belong to
     */
    public record Part(RowRange rows, int group) {}

    /** Cuts each group by itself. */
    public static RowCut of(List<RowRange> groups) {
        List<Part> parts = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            add(parts, groups.get(group), group, ROWS_OF_A_PART, MOST_PARTS);
        }
        return new RowCut(List.copyOf(parts));
    }

    /**
     * Cuts all rows, whatever group they are in, into fewer parts: for sums that take room in each part.
     *
     * @param values of such a sum; the more, the fewer parts
     */
    public RowCut wide(long values) {
        long most = Math.max(FEWEST_WIDE_PARTS, Math.min(MOST_WIDE_PARTS, VALUES_OF_WIDE_PARTS / values));
        List<Part> wide = new ArrayList<>();
        add(wide, all(), 0, ROWS_OF_A_WIDE_PART, (int) most);
        return new RowCut(List.copyOf(wide));
    }

    /** Returns all rows as one part. */
    public RowCut whole() {
        return new RowCut(List.of(new Part(all(), 0)));
    }

    private RowRange all() {
        return new RowRange(parts.get(0).rows().first(), rows());
    }

    /** Returns how many rows all parts have. */
    public int rows() {
        return parts.stream().mapToInt(part -> part.rows().count()).sum();
    }

    private static void add(List<Part> parts, RowRange rows, int group, int each, int most) {
        int count = Math.max(1, Math.min(most, (rows.count() + each / 2) / each));
        int first = 0;
        for (int i = 1; i <= count; i++) {
            int end = (int) ((long) rows.count() * i / count);
            parts.add(new Part(new RowRange(rows.first() + first, end - first), group));
            first = end;
        }
    }
}
