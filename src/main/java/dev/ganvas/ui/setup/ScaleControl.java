package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.part.EntryField;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The factor on the noise: a slider over its powers of ten, from minus a million through zero to a million, and a field
 * for exact values.
 */
public final class ScaleControl implements SettingControl {
    /** The position of the largest factor; position 1 is the factor 1, position 0 is 0. */
    public static final double END = 7;
    /** Positions nearer to the middle are the factor 0. */
    private static final double ZERO = 0.25;

    private final Slider slider = new Slider(-END, END, 1);
    private final NumberControl number;
    private final HBox box;
    private boolean showing;

    ScaleControl(BiConsumer<Setting<?>, String> entered) {
        number = new NumberControl(Schema.LATENT_SCALE, entered);
        number.field().setPrefWidth(84);
        number.field().setMaxWidth(84);
        number.field().setMinWidth(84);
        slider.setId("latent-scale-slider");
        slider.setAccessibleText(SettingText.label(Schema.LATENT_SCALE));
        slider.setBlockIncrement(1);
        slider.setMinWidth(48);
        slider.setPrefWidth(70);
        slider.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                entered.accept(Schema.LATENT_SCALE, Schema.LATENT_SCALE.format(factor(is.doubleValue())));
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        box = new HBox(slider, number.node());
        box.getStyleClass().add("scale-control");
    }

    @Override
    public Node node() {
        return box;
    }

    EntryField field() {
        return number.field();
    }

    @Override
    public Width width() {
        return Width.FULL;
    }

    @Override
    public void show(Settings settings) {
        number.show(settings);
        if (!slider.isValueChanging()) {
            showing = true;
            slider.setValue(position(settings.get(Schema.LATENT_SCALE)));
            showing = false;
        }
    }

    /** Returns the factor at a position, with two significant figures. */
    public static double factor(double position) {
        double size = Math.abs(position);
        if (size < ZERO) {
            return 0;
        }
        double factor = Math.signum(position) * Math.pow(10, Math.min(size, END) - 1);
        return new BigDecimal(factor).round(new MathContext(2)).doubleValue();
    }

    /** Returns the position of a factor. */
    public static double position(double factor) {
        if (factor == 0) {
            return 0;
        }
        double size = Math.log10(Math.abs(factor)) + 1;
        return Math.signum(factor) * Math.max(ZERO, Math.min(END, size));
    }
}
