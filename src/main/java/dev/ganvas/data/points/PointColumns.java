package dev.ganvas.data.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which two columns of a table hold x and y. Immutable.
 *
 * @param delimiter the character between two columns; a space stands for any number of them
 * @param first index of the column of x
 * @param second index of the column of y
 * @param x what the column of x is called
 * @param y what the column of y is called
 * @param hasHeader whether the first line is no row
 */
record PointColumns(char delimiter, int first, int second, String x, String y, boolean hasHeader) {
    /** Where several would do, the first: a comma may also stand inside of numbers. */
    private static final char[] DELIMITERS = {'\t', ';', ',', ' '};

    /** Finds them in some lines; nothing if there are no two columns of numbers. */
    static Optional<PointColumns> find(List<String> lines) {
        PointColumns best = null;
        long most = 0;
        for (char delimiter : DELIMITERS) {
            PointColumns found = find(lines, delimiter);
            double[] pair = new double[2];
            long usable = found == null
                    ? 0
                    : lines.stream().filter(line -> found.read(line, pair)).count();
            if (usable > most) {
                most = usable;
                best = found;
            }
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable PointColumns find(List<String> lines, char delimiter) {
        List<Integer> numbers = new ArrayList<>();
        int rows = 0;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            rows++;
            List<String> cells = cells(line, delimiter);
            for (int column = 0; column < cells.size(); column++) {
                while (numbers.size() <= column) {
                    numbers.add(0);
                }
                if (Double.isFinite(number(cells.get(column), delimiter))) {
                    numbers.set(column, numbers.get(column) + 1);
                }
            }
        }
        List<Integer> candidates = new ArrayList<>();
        for (int column = 0; column < numbers.size(); column++) {
            if (2 * numbers.get(column) >= rows - 1 && numbers.get(column) > 0) {
                candidates.add(column);
            }
        }
        return candidates.size() < 2 ? null : named(cells(lines.get(0), delimiter), candidates, delimiter);
    }

    /** Takes the columns called x and y, else the first two. */
    private static PointColumns named(List<String> top, List<Integer> candidates, char delimiter) {
        int first = column("x", top, candidates, candidates.get(0));
        int second = column("y", top, candidates, candidates.get(first == candidates.get(1) ? 0 : 1));
        boolean header = candidates.stream()
                .allMatch(column -> column >= top.size() || Double.isNaN(number(top.get(column), delimiter)));
        return new PointColumns(delimiter, first, second, name(top, first, header), name(top, second, header), header);
    }

    private static int column(String name, List<String> top, List<Integer> candidates, int otherwise) {
        return candidates.stream()
                .filter(column -> column < top.size()
                        && top.get(column).toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static String name(List<String> top, int column, boolean header) {
        boolean named = header && column < top.size() && !top.get(column).isBlank();
        return named ? top.get(column) : Integer.toString(column + 1);
    }

    /** Reads x and y of a row; returns whether both are finite numbers. */
    boolean read(String line, double[] pair) {
        List<String> cells = cells(line, delimiter);
        if (cells.size() <= Math.max(first, second)) {
            return false;
        }
        pair[0] = number(cells.get(first), delimiter);
        pair[1] = number(cells.get(second), delimiter);
        return Double.isFinite(pair[0]) && Double.isFinite(pair[1]);
    }

    private static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        int length = line.length();
        while (from <= length) {
            int to = from;
            while (to < length && line.charAt(to) != delimiter) {
                to++;
            }
            if (delimiter != ' ' || to > from) {
                cells.add(plain(line.substring(from, to)));
            }
            from = to + 1;
        }
        return cells;
    }

    private static String plain(String cell) {
        String stripped = cell.strip();
        boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }

    /** Returns the value of a cell, NaN for what is no number as tables have them. */
    private static double number(String cell, char delimiter) {
        String text = delimiter == ',' ? cell : cell.replace(',', '.');
        if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0 || !isEnd(text.charAt(text.length() - 1))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // a date, a version, two points: no number, so the row is left out and counted
        }
    }

    private static boolean isEnd(char last) {
        return last == '.' || (last >= '0' && last <= '9');
    }
}
