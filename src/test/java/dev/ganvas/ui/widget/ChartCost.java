package dev.ganvas.ui.widget;

import dev.ganvas.metric.Decimator;

/** Measures what it costs to read rows into columns; the cost of drawing is measured with the pulse logger. */
public final class ChartCost {
    private ChartCost() {}

    public static void main(String[] arguments) {
        SyntheticRows rows = new SyntheticRows(1 << 18, 1);
        rows.append((1 << 18) - 100 * 500);
        Decimator[] decimators = {new Decimator(), new Decimator()};
        for (int round = 0; round < 60; round++) {
            long begin = System.nanoTime();
            decimators[0].clear();
            decimators[1].clear();
            update(rows, decimators);
            long full = System.nanoTime() - begin;
            rows.append(500);
            begin = System.nanoTime();
            update(rows, decimators);
            long added = System.nanoTime() - begin;
            if (round % 10 == 9) {
                System.out.printf(
                        "%d rows x 2: all anew %.3f ms, 500 added %.3f ms%n", rows.length(), full / 1e6, added / 1e6);
            }
        }
    }

    private static void update(SyntheticRows rows, Decimator[] decimators) {
        for (int i = 0; i < decimators.length; i++) {
            int series = i;
            decimators[i].update(
                    rows::step, row -> rows.value(series, row), rows.length(), rows.generation(), 0, 1 << 18, 700, 0.9);
        }
    }
}
