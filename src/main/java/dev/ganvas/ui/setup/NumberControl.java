package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Interval;
import dev.ganvas.experiment.Setting.Real;
import dev.ganvas.experiment.Setting.Whole;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits;
import dev.ganvas.ui.part.EntryField;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A number or a time as text; the up and down keys double and halve a rate or a time, and add and subtract elsewhere. */
final class NumberControl implements SettingControl {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal SMALL = new BigDecimal("0.05");

    private final Setting<?> setting;
    private final EntryField field;
    private @Nullable Settings shown;

    NumberControl(Setting<?> setting, BiConsumer<Setting<?>, String> entered) {
        this.setting = setting;
        this.field = new EntryField(setting.name(), SettingText.label(setting), text -> {
            entered.accept(setting, setting instanceof Real ? plain(text, Locale.getDefault(Category.FORMAT)) : text);
            showTaken();
        });
        field.setNudge(this::neighbour);
    }

    /** Returns a number as settings are written, where the user's country writes a comma in place of the point. */
    static String plain(String text, Locale locale) {
        boolean comma = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
        return comma && text.indexOf('.') < 0 ? text.replace(',', '.') : text;
    }

    @Override
    public Node node() {
        return field;
    }

    EntryField field() {
        return field;
    }

    @Override
    public Width width() {
        return Width.NARROW;
    }

    @Override
    public void show(Settings settings) {
        shown = settings;
        field.show(settings.text(setting));
    }

    /** Writes a value that was taken in the setting's own form: {@code 2e-4} becomes {@code 0.0002}. */
    private void showTaken() {
        Settings settings = shown;
        if (settings != null && !field.isEntering()) {
            field.show(settings.text(setting));
        }
    }

    private String neighbour(int direction) {
        Settings settings = shown;
        if (settings == null) {
            return field.getText();
        }
        if (setting instanceof Whole whole) {
            long next = settings.get(whole) + direction;
            return whole.format(Math.max(whole.min(), Math.min(whole.max(), next)));
        }
        if (setting instanceof Interval interval) {
            return neighbour(interval, settings.get(interval), direction);
        }
        Real real = (Real) setting;
        BigDecimal value = BigDecimal.valueOf(settings.get(real));
        BigDecimal next;
        if (real.traits().entry() == Traits.EntryKind.FACTOR) {
            next = direction > 0 ? value.multiply(TEN) : value.divide(TEN);
        } else if (real.bound() == Real.Bound.EXCLUSIVE) {
            next = direction > 0 ? value.multiply(TWO) : value.divide(TWO);
        } else {
            next = value.add(SMALL.multiply(BigDecimal.valueOf(direction)));
        }
        return real.format(Math.max(real.min(), Math.min(real.max(), next.doubleValue())));
    }

    /** Twice or half as long, within the bounds; below the shortest time there is none at all. */
    private static String neighbour(Interval interval, Duration value, int direction) {
        if (value.isZero()) {
            return interval.format(direction > 0 ? interval.min() : value);
        }
        if (direction < 0 && value.equals(interval.min())) {
            return interval.format(Duration.ZERO);
        }
        long millis = direction > 0 ? 2 * value.toMillis() : value.toMillis() / 2;
        long within =
                Math.max(interval.min().toMillis(), Math.min(interval.max().toMillis(), millis));
        return interval.format(Duration.ofMillis(within));
    }
}
