package dev.ganvas.ui.widget;

import java.util.List;
import java.util.Locale;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * One value as a bar on a logarithmic scale of whole decades, with a band where it usually lies. A value outside the band
 * has another colour; one that is not there leaves the track empty.
 *
 * <p>Style class {@code log-gauge}; {@code -ganvas-track}, {@code -ganvas-band}, {@code -ganvas-inside} and
 * {@code -ganvas-outside} are its colours.
 */
public final class LogGauge extends CanvasRegion {
    private static final StyleablePropertyFactory<LogGauge> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<LogGauge, Color> TRACK =
            FACTORY.createColorCssMetaData("-ganvas-track", gauge -> gauge.track, Color.gray(0.8), false);
    private static final CssMetaData<LogGauge, Color> BAND =
            FACTORY.createColorCssMetaData("-ganvas-band", gauge -> gauge.band, Color.gray(0.6), false);
    private static final CssMetaData<LogGauge, Color> INSIDE =
            FACTORY.createColorCssMetaData("-ganvas-inside", gauge -> gauge.inside, Color.gray(0.3), false);
    private static final CssMetaData<LogGauge, Color> OUTSIDE =
            FACTORY.createColorCssMetaData("-ganvas-outside", gauge -> gauge.outside, Color.gray(0.1), false);
    private static final double BAR = 4;

    private final StyleableObjectProperty<Color> track = repainting(TRACK, Color.gray(0.8));
    private final StyleableObjectProperty<Color> band = repainting(BAND, Color.gray(0.6));
    private final StyleableObjectProperty<Color> inside = repainting(INSIDE, Color.gray(0.3));
    private final StyleableObjectProperty<Color> outside = repainting(OUTSIDE, Color.gray(0.1));
    private final int lowest;
    private final int highest;
    private final double bandLow;
    private final double bandHigh;
    private double value = Double.NaN;

    /**
     * Creates an empty gauge.
     *
     * @param lowest power of ten where the scale begins
     * @param highest power of ten where it ends
     * @param bandLow where the usual values begin
     * @param bandHigh where they end
     */
    public LogGauge(int lowest, int highest, double bandLow, double bandHigh) {
        super("log-gauge");
        this.lowest = lowest;
        this.highest = highest;
        this.bandLow = bandLow;
        this.bandHigh = bandHigh;
        setMinSize(40, 10);
        setPrefSize(64, 12);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /** Shows a value; NaN shows none. */
    public void setValue(double newValue) {
        if (Double.compare(newValue, value) != 0) {
            value = newValue;
            repaint();
            // In a cell of a list the way up may be marked already, and the cell would not be laid out alone.
            requestLayout();
        }
    }

    /** Returns the value that is shown, or NaN. */
    public double getValue() {
        return value;
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        double middle = snap(height / 2);
        gc.setFill(band.get());
        double from = snap(width * share(bandLow));
        gc.fillRect(from, 0, snap(width * share(bandHigh)) - from, height);
        gc.setFill(track.get());
        gc.fillRect(0, middle - pixel() / 2, width, pixel());
        for (int power = lowest; power <= highest; power++) {
            double x = Math.min(width - pixel(), snap(width * share(Math.pow(10, power))));
            gc.fillRect(x, middle - 2, pixel(), 4);
        }
        if (!Double.isNaN(value)) {
            gc.setFill(value >= bandLow && value <= bandHigh ? inside.get() : outside.get());
            gc.fillRect(0, middle - BAR / 2, Math.max(2, width * share(value)), BAR);
        }
    }

    /** Returns how far along the scale a value lies, in [0, 1]. */
    double share(double of) {
        double power = of > 0 ? Math.log10(of) : lowest;
        return Math.max(0, Math.min(1, (power - lowest) / (highest - lowest)));
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            String name = getAccessibleText() == null ? "" : getAccessibleText() + " ";
            return name + (Double.isNaN(value) ? getEmptyText() : String.format(Locale.ROOT, "%.1e", value));
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
