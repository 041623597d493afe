package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Real;
import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.part.FactorScale;
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
    private final Slider slider = new Slider(-FactorScale.END, FactorScale.END, 1);
    private final NumberControl number;
    private final HBox box;
    private final Real setting;
    private boolean showing;

    ScaleControl(Real setting, BiConsumer<Setting<?>, String> entered) {
        this.setting = setting;
        number = new NumberControl(setting, entered);
        number.field().setPrefWidth(84);
        number.field().setMaxWidth(84);
        number.field().setMinWidth(84);
        slider.setId("latent-scale-slider");
        slider.setAccessibleText(SettingText.label(setting));
        slider.setBlockIncrement(1);
        slider.setMinWidth(48);
        slider.setPrefWidth(70);
        slider.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                entered.accept(setting, setting.format(FactorScale.factor(is.doubleValue())));
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
            slider.setValue(FactorScale.position(settings.get(setting)));
            showing = false;
        }
    }
}
