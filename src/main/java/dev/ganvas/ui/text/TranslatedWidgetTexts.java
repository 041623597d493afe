package dev.ganvas.ui.text;

import dev.ganvas.chart.ChartTexts;
import dev.ganvas.ui.widget.WidgetTexts;

/** The words of widgets in the language in use: widgets know no {@link Messages}, so they are handed what they say. */
public final class TranslatedWidgetTexts {
    private TranslatedWidgetTexts() {}

    /** Returns what a chart over steps writes. */
    public static ChartTexts chart() {
        return new ChartTexts(
                Messages.text("curves.step"),
                Messages.text("curves.stepInEpoch"),
                Messages.text("curves.epoch"),
                Messages.text("curves.smoothed"));
    }

    /** Returns what widgets say of themselves. */
    static WidgetTexts widgets() {
        return new WidgetTexts(
                Messages.text("widget.step"),
                Messages.text("widget.live"),
                Messages.text("widget.images"),
                Messages.text("widget.chosenImage"),
                Messages.text("widget.values"),
                Messages.text("widget.numbers"),
                Messages.text("widget.once"),
                Messages.text("widget.times"),
                Messages.text("widget.bar"),
                Messages.text("widget.summary"));
    }
}
