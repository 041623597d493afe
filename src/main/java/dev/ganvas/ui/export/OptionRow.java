package dev.ganvas.ui.export;

import dev.ganvas.ui.text.Messages;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A whole number that is chosen with a slider: a name at its left, the value in words at its right. */
final class OptionRow {
    private final ReadOnlyIntegerWrapper value = new ReadOnlyIntegerWrapper(this, "value");
    private final Label name;
    private final Slider slider;
    private final Label text = new Label();
    private final int every;

    /**
     * Creates a row.
     *
     * @param id of the slider; the text beside it has the same with {@code -text} behind
     * @param nameKey of the name; the key with {@code Help} behind has the tooltip
     * @param every how far apart two values are
     * @param words how a value is shown
     */
    OptionRow(String id, String nameKey, String help, int least, int most, int every, IntFunction<String> words) {
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
        name.setMinWidth(Region.USE_PREF_SIZE);
        text.setMinWidth(Region.USE_PREF_SIZE);
        text.setId(id + "-text");
        text.getStyleClass().add("option-value");
        value.set(least);
        text.setText(words.apply(least));
        slider.valueProperty().addListener((property, was, is) -> value.set(rounded(is.doubleValue())));
        value.addListener((property, was, is) -> text.setText(words.apply(is.intValue())));
        GridPane.setHgrow(slider, Priority.ALWAYS);
    }

    void addTo(GridPane form, int row) {
        form.add(name, 0, row);
        form.add(slider, 1, row);
        form.add(text, 2, row);
    }

    ReadOnlyIntegerProperty valueProperty() {
        return value.getReadOnlyProperty();
    }

    int get() {
        return value.get();
    }

    void set(int wanted) {
        slider.setValue(wanted);
    }

    private int rounded(double position) {
        int least = (int) slider.getMin();
        return least + (int) Math.round((position - least) / every) * every;
    }
}
