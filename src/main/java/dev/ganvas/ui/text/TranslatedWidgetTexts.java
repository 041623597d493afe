package dev.ganvas.ui.text;

import dev.ganvas.chart.ChartTexts;
import dev.ganvas.ui.widget.WidgetTexts;

/** The words of widgets in the language in use: widgets know no {@link Messages}, so they are handed what they say. */
public final class TranslatedWidgetTexts {
    private TranslatedWidgetTexts() {}

    /** Returns what a chart over steps writes. */
    public static ChartTexts chart() {
        return new ChartTexts(
                Messages.pattern("curves.step"),
                Messages.pattern("curves.stepInEpoch"),
                Messages.pattern("curves.epoch"),
                Messages.pattern("curves.smoothed"));
    }

    /** Returns what widgets say of themselves. */
    static WidgetTexts widgets() {
        return new WidgetTexts(
                Messages.pattern("widget.step"),
                Messages.text("widget.live"),
                Messages.pattern("widget.images"),
                Messages.pattern("widget.chosenImage"),
                Messages.pattern("widget.values"),
                Messages.pattern("widget.numbers"),
                Messages.pattern("widget.once"),
                Messages.pattern("widget.times"),
                Messages.pattern("widget.bar"),
                Messages.pattern("widget.summary"));
    }
}
