package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.Ticks;
import dev.ganvas.ui.widget.CanvasRegion;
import dev.ganvas.ui.widget.WidgetTexts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;

/**
 * A slider over the steps of a run. It stands only where something was kept, each place a tick, and at its right end it
 * follows the run. Marks stand out from the ticks.
 *
 * <p>Pointer: press or drag. Keys: left and right go from place to place, Page Up and Page Down ten places, Home to the
 * first, End to the live edge.
 *
 * <p>Style class {@code step-slider}; colours {@code -ganvas-track}, {@code -ganvas-filled}, {@code -ganvas-thumb},
 * {@code -ganvas-mark}.
 */
public final class StepSlider extends CanvasRegion {
    /** The value at the live edge. */
    public static final long LIVE = -1;

    private static final double RADIUS = 7;
    private static final double TRACK = 4;
    private static final int PAGE = 10;

    private static final StyleablePropertyFactory<StepSlider> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<StepSlider, Color> TRACK_COLOR = color("-ganvas-track", slider -> slider.track);
    private static final CssMetaData<StepSlider, Color> FILLED = color("-ganvas-filled", slider -> slider.filled);
    private static final CssMetaData<StepSlider, Color> THUMB = color("-ganvas-thumb", slider -> slider.thumb);
    private static final CssMetaData<StepSlider, Color> MARK = color("-ganvas-mark", slider -> slider.mark);

    private final StyleableObjectProperty<Color> track = repainting(TRACK_COLOR, Color.GRAY);
    private final StyleableObjectProperty<Color> filled = repainting(FILLED, Color.GRAY);
    private final StyleableObjectProperty<Color> thumb = repainting(THUMB, Color.WHITE);
    private final StyleableObjectProperty<Color> mark = repainting(MARK, Color.GRAY);

    private final LongProperty value = new SimpleLongProperty(this, "value", LIVE);
    private final LongProperty lastStep = new SimpleLongProperty(this, "lastStep");
    private final ObservableList<StepMark> marks = FXCollections.observableArrayList();
    private long[] stops = {};

    /** Creates a slider without any place to stand but the live edge. */
    public StepSlider() {
        super("step-slider");
        setMinSize(120, 28);
        setPrefSize(400, 28);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        value.addListener((property, was, is) -> {
            repaint();
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        lastStep.addListener((property, was, is) -> repaint());
        marks.addListener((ListChangeListener<StepMark>) change -> repaint());
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> value.set(valueAt(event.getX())));
        setOnKeyPressed(this::key);
    }

    /** The step it stands at, one of the stops, or {@link #LIVE}. */
    public LongProperty valueProperty() {
        return value;
    }

    /** The step at its right end. */
    public LongProperty lastStepProperty() {
        return lastStep;
    }

    /** What stands out from the ticks. */
    public ObservableList<StepMark> marks() {
        return marks;
    }

    /** Says where it can stand: increasing steps. */
    public void setStops(long... steps) {
        if (!Arrays.equals(stops, steps)) {
            stops = steps.clone();
            repaint();
        }
    }

    /** Goes {@code places} stops on, or back where that is negative; beyond the last one lies the live edge. */
    public void move(int places) {
        int at = value.get() == LIVE ? stops.length : index(value.get());
        int next = Math.max(0, at + places);
        value.set(next >= stops.length ? LIVE : stops[next]);
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        double middle = snap(height / 2);
        double at = x(value.get() == LIVE ? lastStep.get() : value.get(), width);
        gc.setFill(track.get());
        gc.fillRoundRect(RADIUS, middle - TRACK / 2, width - 2 * RADIUS, TRACK, TRACK, TRACK);
        gc.setFill(text.get());
        double last = Double.NEGATIVE_INFINITY;
        for (long stop : stops) {
            double x = snap(x(stop, width));
            if (x - last >= 3) {
                gc.fillRect(x, middle - 6, pixel(), 12);
                last = x;
            }
        }
        gc.setFill(filled.get());
        gc.fillRoundRect(RADIUS, middle - TRACK / 2, Math.max(0, at - RADIUS), TRACK, TRACK, TRACK);
        gc.setFill(mark.get());
        for (StepMark each : marks) {
            gc.fillRect(snap(x(each.step(), width)) - 1, middle - 10, 2, 20);
        }
        gc.setFill(filled.get());
        gc.fillOval(at - RADIUS, middle - RADIUS, 2 * RADIUS, 2 * RADIUS);
        gc.setFill(thumb.get());
        gc.fillOval(at - RADIUS + 2, middle - RADIUS + 2, 2 * RADIUS - 4, 2 * RADIUS - 4);
    }

    private double x(long step, double width) {
        double share = lastStep.get() <= 0 ? 1 : Math.min(1, (double) step / lastStep.get());
        return RADIUS + share * (width - 2 * RADIUS);
    }

    private void press(MouseEvent event) {
        requestFocus();
        event.consume(); // whoever heard of it further up would take the focus, and the keys with it
        value.set(valueAt(event.getX()));
    }

    /** Returns the nearest place; right of the last stop the nearer one of it and the live edge. */
    private long valueAt(double x) {
        double left = x - getInsets().getLeft();
        double width = getWidth() - getInsets().getLeft() - getInsets().getRight();
        long nearest = LIVE;
        double least = Math.abs(x(lastStep.get(), width) - left);
        for (long stop : stops) {
            double distance = Math.abs(x(stop, width) - left);
            if (distance < least) {
                least = distance;
                nearest = stop;
            }
        }
        return nearest;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1);
            case RIGHT -> move(1);
            case PAGE_DOWN -> move(-PAGE);
            case PAGE_UP -> move(PAGE);
            case HOME -> move(-stops.length - 1);
            case END -> value.set(LIVE);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Returns the place of the last stop that is not after {@code step}. */
    private int index(long step) {
        int found = Arrays.binarySearch(stops, step);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) (value.get() == LIVE ? lastStep.get() : value.get());
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> (double) lastStep.get();
            case TEXT ->
                value.get() == LIVE
                        ? WidgetTexts.inUse().live()
                        : WidgetTexts.fill(WidgetTexts.inUse().step(), Ticks.grouped(value.get()));
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> move(1);
            case DECREMENT -> move(-1);
            case BLOCK_INCREMENT -> move(PAGE);
            case BLOCK_DECREMENT -> move(-PAGE);
            default -> super.executeAccessibleAction(action, parameters);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private static CssMetaData<StepSlider, Color> color(
            String name, Function<StepSlider, StyleableProperty<Color>> property) {
        return FACTORY.createColorCssMetaData(name, property, Color.GRAY, false);
    }
}
