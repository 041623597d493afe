package dev.ganvas.data;

import dev.ganvas.problem.Sentence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes of some samples, such as the digits that are written, or the folders in which pictures lie. Only classes
 * that occur are counted. Immutable; any thread may read.
 */
public final class Labels {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
    private static final int NAMED_CLASSES = 12;
    private static final int LISTED_NUMBERS = 20;

    private final List<String> names;
    private final boolean numbered;
    private final int[] classes;
    private final int[] sizes;

    private Labels(List<String> names, boolean numbered, int[] classes) {
        this.names = names;
        this.numbered = numbered;
        this.classes = classes;
        this.sizes = new int[names.size()];
        for (int one : classes) {
            sizes[one]++;
        }
    }

    /**
     * Makes classes of the names of the classes to which samples belong; numbers are sorted as such.
     *
     * @param samples how many there are, at least 1
     * @param name of the class of each
     */
    public static Labels of(int samples, IntFunction<String> name) {
        List<String> found =
                IntStream.range(0, samples).mapToObj(name).distinct().sorted().toList();
        boolean numbered = found.stream().allMatch(one -> NUMBER.matcher(one).matches());
        Map<String, Integer> places = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparingInt(one -> numbered ? Integer.parseInt(one) : 0))
                .forEach(one -> places.put(one, places.size()));
        int[] classes = new int[samples];
        Arrays.setAll(classes, sample -> places.getOrDefault(name.apply(sample), 0));
        return new Labels(List.copyOf(places.keySet()), numbered, classes);
    }

    /** Returns the classes of some of the samples. */
    public Labels of(int[] samples) {
        return of(samples.length, sample -> names.get(classes[samples[sample]]));
    }

    /** Returns how many classes there are, at least 1. */
    public int count() {
        return names.size();
    }

    /** Returns the class of a sample, from 0 to below {@link #count}. */
    public int of(int sample) {
        return classes[sample];
    }

    /** Returns what a class is called: a number in an IDX file, else the name of its folder. */
    public String name(int oneClass) {
        return names.get(oneClass);
    }

    /** Returns how many samples belong to a class, at least 1. */
    public int size(int oneClass) {
        return sizes[oneClass];
    }

    /** Returns the number by which a user picks a class: its name, where all names are numbers, else its place from 0. */
    public int number(int oneClass) {
        return numbered ? Integer.parseInt(names.get(oneClass)) : oneClass;
    }

    /** Returns the numbers of all classes, with their names where those are others; not all of them where there are many. */
    public Object numbers() {
        return listed(
                LISTED_NUMBERS,
                oneClass -> numbered ? names.get(oneClass) : "%d (%s)".formatted(oneClass, names.get(oneClass)));
    }

    /** Returns how many classes there are, as part of a sentence, with their names and sizes where those are not numbers. */
    public Sentence sentence() {
        Sentence counted = count() == 1 ? Sentence.of("count.oneClass") : Sentence.of("count.classes", count());
        return numbered
                ? counted
                : Sentence.of("data.classesNamed", counted, listed(NAMED_CLASSES, one -> "%s %,d"
                        .formatted(names.get(one), sizes[one])));
    }

    private Object listed(int most, IntFunction<String> words) {
        String first =
                IntStream.range(0, Math.min(most, count())).mapToObj(words).collect(Collectors.joining(", "));
        return count() > most ? Sentence.of("problem.andMore", first, count() - most) : first;
    }
}
