package dev.ganvas.engine.layer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of one layer behind that of its kind. The layer takes its parts from them: first what has a place, in order,
 * then what has a name of its own. Used by one thread.
 */
public final class LayerWords {
    /** What a layer with a kernel is written with. */
    static final String KERNEL_PARTS = "CHANNELS KxK [stride N] [padding N] [without-bias]";
    /** The widest kernel, stride or padding, and the largest factor. */
    static final int WIDEST = 64;
    /** More units are no network; how many fit the memory is another question. */
    static final int MOST_UNITS = 100_000_000;

    private static final String WITHOUT_BIAS = "without-bias";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern KERNEL = Pattern.compile("(\\d{1,4})[x×](\\d{1,4})");

    private final LayerForm form;
    private final List<String> left;
    private final Activation activation;

    /** Takes the activation off the end of {@code words}, where there is one. */
    LayerWords(LayerForm form, List<String> words) {
        this.form = form;
        this.left = new ArrayList<>(words);
        Activation found = Activation.IDENTITY;
        for (Activation each : Activation.values()) {
            if (!left.isEmpty() && left.get(left.size() - 1).equals(each.key())) {
                found = each;
            }
        }
        if (!left.isEmpty() && left.get(left.size() - 1).equals(found.key())) {
            left.remove(left.size() - 1);
        }
        if (!form.activations().contains(found)) {
            throw new UnfitLayerException(
                    "network.otherEnding", form.key(), found.key(), form.usage(), names(form.activations()));
        }
        this.activation = found;
    }

    static List<String> split(String text) {
        return BLANKS.splitAsStream(text.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    static String kernelText(int channels, int kernel, int stride, int padding, Bias bias) {
        return joined(
                String.valueOf(channels),
                kernel + "x" + kernel,
                stride == 1 ? "" : "stride " + stride,
                padding == 0 ? "" : "padding " + padding,
                bias == Bias.WITH ? "" : WITHOUT_BIAS);
    }

    /** Returns the activation that ends the layer. */
    Activation activation() {
        return activation;
    }

    /** Takes the next word, a whole number above 0. */
    int count(String what) {
        return count(what, MOST_UNITS);
    }

    /** Takes the next word, a whole number above 0. */
    int count(String what, int most) {
        return whole(what, next(what), 1, most);
    }

    /** Takes the next word, a number. */
    double number(String what, double least, double most) {
        return real(what, next(what), least, most);
    }

    /** Takes the next word as it is. */
    String word(String what) {
        return next(what);
    }

    /** Takes the next word, one of some. */
    <T> T choice(String what, T[] choices, Function<T, String> key) {
        String word = next(what);
        return Stream.of(choices)
                .filter(choice -> key.apply(choice).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnfitLayerException("network.unknownPart", form.key(), word, form.usage()));
    }

    /** Takes the next word, the width of a square kernel, such as {@code 4x4}. */
    int kernel() {
        String word = next("kernel");
        Matcher matcher = KERNEL.matcher(word);
        if (!matcher.matches() || !matcher.group(1).equals(matcher.group(2))) {
            throw new UnfitLayerException("network.kernelForm", form.key(), word);
        }
        return whole("kernel", matcher.group(1), 1, WIDEST);
    }

    int stride() {
        return stride(1);
    }

    int stride(int usual) {
        return named("stride", usual, 1);
    }

    int padding() {
        return named("padding", 0, 0);
    }

    Bias bias() {
        return has(WITHOUT_BIAS) ? Bias.WITHOUT : Bias.WITH;
    }

    private int named(String name, int usual, int least) {
        int at = left.indexOf(name);
        return at < 0 ? usual : whole(name, value(at, name), least, WIDEST);
    }

    /** Takes a number with a name before it, or returns the usual one. */
    double number(String name, double usual, double least, double most) {
        int at = left.indexOf(name);
        return at < 0 ? usual : real(name, value(at, name), least, most);
    }

    /** Takes a word that stands for itself; returns whether it is there. */
    boolean has(String word) {
        return left.remove(word);
    }

    /** Refuses what nobody took. */
    void end() {
        if (!left.isEmpty()) {
            throw new UnfitLayerException("network.unknownPart", form.key(), left.get(0), form.usage());
        }
    }

    private String next(String what) {
        if (left.isEmpty()) {
            throw new UnfitLayerException("network.partMissing", form.key(), what, form.example(Activation.IDENTITY));
        }
        return left.remove(0);
    }

    private String value(int at, String name) {
        left.remove(at);
        if (at >= left.size()) {
            throw new UnfitLayerException("network.partMissing", form.key(), name, form.usage());
        }
        return left.remove(at);
    }

    private int whole(String what, String word, int least, int most) {
        try {
            int value = Integer.parseInt(word);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw unfit(what, word, String.valueOf(least), String.valueOf(most));
        }
        throw unfit(what, word, String.valueOf(least), String.valueOf(most));
    }

    private double real(String what, String word, double least, double most) {
        try {
            double value = Double.parseDouble(word);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw unfit(what, word, number(least), number(most));
        }
        throw unfit(what, word, number(least), number(most));
    }

    private UnfitLayerException unfit(String what, String word, String least, String most) {
        return new UnfitLayerException("network.partOutside", form.key(), what, least, most, word);
    }

    private static String names(List<Activation> activations) {
        return activations.stream().map(Activation::key).collect(Collectors.joining(", "));
    }
}
