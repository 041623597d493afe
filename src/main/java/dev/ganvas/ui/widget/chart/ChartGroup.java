package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Charts over the same steps: one crosshair, one span of steps, one smoothing, and one way back through the views that
 * were left by zooming and moving. A chart that was joined to no other is a group of its own. JavaFX thread.
 */
public final class ChartGroup {
    /** More views than anyone walks back through. */
    private static final int MOST_VIEWS = 200;

    private final List<StepChart> charts = new ArrayList<>();
    private final Deque<View> left = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack");
    private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper(this, "zoomed");

    /** What all charts show: the steps, and the values of each chart in its order. */
    private record View(Optional<StepSpan> steps, List<Optional<ValueSpan>> values) {}

    /** Creates the group of one chart. */
    ChartGroup(StepChart only) {
        add(only);
    }

    /** Joins charts; the first one's crosshair, zoom and smoothing become those of all. */
    public static ChartGroup of(StepChart first, StepChart... others) {
        ChartGroup group = new ChartGroup(first);
        first.join(group);
        for (StepChart other : others) {
            other.cursorStepProperty().bindBidirectional(first.cursorStepProperty());
            other.shownStepProperty().bindBidirectional(first.shownStepProperty());
            other.zoomProperty().bindBidirectional(first.zoomProperty());
            other.smoothingProperty().bindBidirectional(first.smoothingProperty());
            group.add(other);
            other.join(group);
        }
        return group;
    }

    private void add(StepChart chart) {
        charts.add(chart);
        chart.zoomProperty().addListener(observable -> look());
        chart.valueZoomProperty().addListener(observable -> look());
    }

    /** Whether {@link #back} leads anywhere. */
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Whether any chart shows less than everything. */
    public ReadOnlyBooleanProperty zoomedProperty() {
        return zoomed.getReadOnlyProperty();
    }

    /** Shows what was shown before the last zoom or move; nothing if there was none. */
    public void back() {
        View now = view();
        View before = left.pollLast();
        while (before != null && before.equals(now)) {
            before = left.pollLast();
        }
        if (before != null) {
            show(before);
        }
        look();
    }

    /** Shows everything and follows the run; {@link #back} leads to the present view again. */
    public void fit() {
        if (zoomed.get()) {
            leave();
            showEverything();
        }
    }

    /** Shows everything and forgets every view, as for another run. */
    public void reset() {
        left.clear();
        showEverything();
        look();
    }

    /** Remembers the present view, which a zoom or a move is about to change. */
    void leave() {
        View now = view();
        if (!now.equals(left.peekLast())) {
            left.addLast(now);
        }
        if (left.size() > MOST_VIEWS) {
            left.removeFirst();
        }
        look();
    }

    private View view() {
        return new View(
                Optional.ofNullable(charts.get(0).zoomProperty().get()),
                charts.stream()
                        .map(chart ->
                                Optional.ofNullable(chart.valueZoomProperty().get()))
                        .toList());
    }

    private void show(View view) {
        charts.get(0).zoomProperty().set(view.steps().orElse(null));
        for (int i = 0; i < charts.size(); i++) {
            @Nullable ValueSpan values = view.values().get(i).orElse(null);
            charts.get(i).valueZoomProperty().set(values);
        }
    }

    private void showEverything() {
        charts.get(0).zoomProperty().set(null);
        charts.forEach(chart -> chart.valueZoomProperty().set(null));
    }

    private void look() {
        View now = view();
        canGoBack.set(left.stream().anyMatch(view -> !view.equals(now)));
        boolean any = false;
        for (StepChart chart : charts) {
            any |= chart.zoomProperty().get() != null
                    || chart.valueZoomProperty().get() != null;
        }
        zoomed.set(any);
    }
}
