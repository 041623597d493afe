package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Real;
import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.text.Messages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;

/**
 * What D should answer for fakes and for real samples, as the two ends of one range: pulling them in smooths the labels.
 * The figures below can be typed as well.
 */
final class LabelsControl implements SettingControl {
    private final RangeSlider slider = new RangeSlider(0, 1, 0, 1);
    private final NumberControl fake;
    private final NumberControl real;
    private final VBox box;
    private final Real low;
    private final Real high;
    private boolean showing;

    LabelsControl(Real low, Real high, BiConsumer<Setting<?>, String> entered) {
        this.low = low;
        this.high = high;
        fake = new NumberControl(low, entered);
        real = new NumberControl(high, entered);
        slider.setId("label-range");
        giveTabAway();
        slider.setAccessibleText(Messages.text("setup.labelRange"));
        slider.setBlockIncrement(0.01);
        slider.setMajorTickUnit(0.5);
        slider.lowValueProperty().addListener((property, was, is) -> pulled(low, is, entered));
        slider.highValueProperty().addListener((property, was, is) -> pulled(high, is, entered));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox figures =
                new HBox(caption("setup.fakeLabel"), fake.node(), space, caption("setup.realLabel"), real.node());
        figures.getStyleClass().add("label-figures");
        box = new VBox(slider, figures);
        box.getStyleClass().add("labels-control");
    }

    EntryField fakeField() {
        return fake.field();
    }

    EntryField realField() {
        return real.field();
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Width width() {
        return Width.FULL;
    }

    @Override
    public void show(Settings settings) {
        fake.show(settings);
        real.show(settings);
        showing = true;
        // The slider keeps its low end below its high end: make room first.
        slider.setHighValue(1);
        slider.setLowValue(settings.get(low));
        slider.setHighValue(settings.get(high));
        showing = false;
    }

    /** The slider would keep the Tab key for its two thumbs for ever; the fields below take the same values. */
    private void giveTabAway() {
        slider.setFocusTraversable(false);
        slider.skinProperty().addListener((property, was, is) -> {
            slider.lookup(".low-thumb").setFocusTraversable(false);
            slider.lookup(".high-thumb").setFocusTraversable(false);
        });
        slider.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB) {
                event.consume();
                fake.field().requestFocus();
            }
        });
    }

    private void pulled(Real setting, Number position, BiConsumer<Setting<?>, String> entered) {
        if (!showing) {
            BigDecimal hundredths = BigDecimal.valueOf(position.doubleValue()).setScale(2, RoundingMode.HALF_UP);
            entered.accept(setting, setting.format(hundredths.doubleValue()));
        }
    }

    private static Label caption(String key) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("caption");
        return label;
    }
}
