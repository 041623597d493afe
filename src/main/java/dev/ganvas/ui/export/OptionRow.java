package dev.ganvas.ui.export;

import dev.ganvas.ui.Messages;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** A whole number that is chosen with a slider: a name at its left, the value in words at its right. */
final class OptionRow {
    private final ReadOnlyLongWrapper value = new ReadOnlyLongWrapper(this, "value");
    private final Slider slider;
    private final long every;

    /**
     * Creates a row.
     *
     * @param id of the slider; the text beside it has the same with {@code -text} behind
     * @param nameKey of the name; the key with {@code Help} behind has the tooltip
     * @param every how far apart two values are
     * @param words how a value is shown
     */
    OptionRow(String id, String nameKey, String help, long least, long most, long every, LongFunction<String> words) {
        this.every = every;
        slider = new Slider(least, Math.max(least, most), least);
        slider.setId(id);
        slider.setAccessibleText(Messages.text(nameKey));
        slider.setTooltip(new Tooltip(Messages.text(help)));
        slider.setBlockIncrement(every);
        slider.setDisable(most <= least);
        slider.setMaxWidth(Double.MAX_VALUE);
        name = new Label(Messages.text(nameKey));
        name.setLabelFor(slider);
        name.getStyleClass().add("option-name");
        text.setId(id + "-text");
        text.getStyleClass().add("option-value");
        value.set(least);
        text.setText(words.apply(least));
        slider.valueProperty().addListener((property, was, is) -> value.set(rounded(is.doubleValue())));
        value.addListener((property, was, is) -> text.setText(words.apply(is.longValue())));
        GridPane.setHgrow(slider, Priority.ALWAYS);
    }

    private final Label name;
    private final Label text = new Label();

    void addTo(GridPane form, int row) {
        form.add(name, 0, row);
        form.add(slider, 1, row);
        form.add(text, 2, row);
    }

    ReadOnlyLongProperty valueProperty() {
        return value.getReadOnlyProperty();
    }

    long get() {
        return value.get();
    }

    void set(long wanted) {
        slider.setValue(wanted);
    }

    private long rounded(double position) {
        long least = Math.round(slider.getMin());
        return least + Math.round((position - least) / every) * every;
    }
}
