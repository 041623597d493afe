package dev.ganvas.ui.widget;

import dev.ganvas.chart.ChartTexts;
import java.util.Locale;

/**
 * The words that widgets say of themselves, to the eye in a readout and to assistive technology. One set is in use for
 * all of them, as a window speaks one language; what charts write besides is {@link ChartTexts}. Any thread.
 *
 * @param step a step, with its number
 * @param live the newest step
 * @param images how many images there are
 * @param chosenImage which one is selected, said behind {@code images}
 * @param values how many values there are
 * @param numbers a step, and the numbers of it
 * @param once how often a number came that came once
 * @param times how often any other number came
 * @param bar the first and last number of a bar, how often they came, how many of them are odd
 * @param summary how many even and odd numbers there are, the most frequent one, how often it came
 */
public record WidgetTexts(
        String step,
        String live,
        String images,
        String chosenImage,
        String values,
        String numbers,
        String once,
        String times,
        String bar,
        String summary) {
    /** What widgets say as long as nobody says otherwise. */
    private static volatile WidgetTexts inUse = new WidgetTexts(
            "step %s",
            "live",
            "%d images",
            ", number %d selected",
            "%d values",
            "step %s: %s",
            "%,d time",
            "%,d times",
            "%d–%d: %s, %,d of them odd",
            "%,d even and %,d odd numbers; most often %d, %,d times");

    /** Has all widgets say it like this from now on; before the window is built. */
    public static void use(WidgetTexts texts) {
        inUse = texts;
    }

    public static WidgetTexts inUse() {
        return inUse;
    }

    public static String fill(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
