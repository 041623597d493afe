package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.AxesDrawing;
import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.Ticks;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.ui.widget.CanvasRegion;
import dev.ganvas.ui.widget.CanvasSurface;
import dev.ganvas.ui.widget.Readout;
import dev.ganvas.ui.widget.WidgetTexts;
import java.util.Arrays;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * How often each number from 0 came, as bars; even and odd numbers differ in colour. Where there are more numbers than
 * there is room for bars, a bar stands for several neighbours, the odd ones above the even ones. The count of the bar
 * under the pointer is shown beside it.
 *
 * <p>Style class {@code number-histogram}; beside the properties that all widgets share: {@code -ganvas-even} and
 * {@code -ganvas-odd}, the colours of the bars.
 */
public final class NumberHistogram extends CanvasRegion {
    private static final StyleablePropertyFactory<NumberHistogram> FACTORY =
            new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<NumberHistogram, Color> EVEN =
            FACTORY.createColorCssMetaData("-ganvas-even", histogram -> histogram.even, Color.gray(0.4), false);
    private static final CssMetaData<NumberHistogram, Color> ODD =
            FACTORY.createColorCssMetaData("-ganvas-odd", histogram -> histogram.odd, Color.gray(0.7), false);
    /** The least room for one bar, in device pixels; with less, bars could not be told apart. */
    private static final int LEAST_ROOM = 2;

    private static final double BAR_SHARE = 0.75;
    private static final double PIXELS_PER_NUMBER_LABEL = 44;
    private static final double PIXELS_PER_COUNT_LABEL = 36;
    /** How far from the pointer a bar may be. */
    private static final double REACH = 5;

    private final StyleableObjectProperty<Color> even = repainting(EVEN, Color.gray(0.4));
    private final StyleableObjectProperty<Color> odd = repainting(ODD, Color.gray(0.7));
    private final ChartAxes axes = new ChartAxes();
    private final Ticks countTicks = new Ticks();
    private final Ticks numberTicks = new Ticks();
    private final Rectangle stripe = new Rectangle();
    private final Readout box = new Readout(this);
    private List<NumberHistogram> together = List.of(this);
    private int[] counts = new int[0];
    private int[] evenBars = new int[0];
    private int[] oddBars = new int[0];
    private int bars;
    private int numbersPerBar = 1;
    private double pointerX = Double.NaN;

    /** Creates an empty histogram. */
    public NumberHistogram() {
        super("number-histogram");
        setMinSize(160, 96);
        setPrefSize(480, 240);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        stripe.setManaged(false);
        stripe.setMouseTransparent(true);
        stripe.setVisible(false);
        stripe.setOpacity(0.15);
        stripe.fillProperty().bind(strongText);
        getChildren().addAll(stripe, box);
        setOnMouseMoved(event -> pointAt(event.getX()));
        setOnMouseDragged(event -> pointAt(event.getX()));
        setOnMouseExited((MouseEvent event) -> pointAt(Double.NaN));
    }

    /** Shows how often each number came, indexed by the number; copies the counts. At most 65,536 numbers. */
    public void show(int[] newCounts) {
        if (counts.length != newCounts.length) {
            counts = new int[newCounts.length];
        }
        System.arraycopy(newCounts, 0, counts, 0, counts.length);
        repaintTogether();
    }

    /** Shows the empty text. */
    public void clear() {
        counts = new int[0];
        repaintTogether();
    }

    /** Gives histograms of one size the same axes from now on, so that they can be compared at a glance. */
    public static void shareAxes(List<NumberHistogram> histograms) {
        for (NumberHistogram each : histograms) {
            each.together = List.copyOf(histograms);
            each.repaint();
        }
    }

    /** What one of them shows may change the axes of all. */
    private void repaintTogether() {
        together.forEach(NumberHistogram::repaint);
    }

    /** Returns how many numbers the axis has. */
    private int numbers() {
        int most = 0;
        for (NumberHistogram each : together) {
            most = Math.max(most, each.counts.length);
        }
        return most;
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (counts.length == 0) {
            paintEmptyText(gc, width, height);
            return;
        }
        double left = snap(Math.max(textWidth("000"), countTicks.measure(surface())) + AxesDrawing.LABEL_GAP);
        place(left, width, height);
        double widest = snap(countTicks.measure(surface()) + AxesDrawing.LABEL_GAP);
        if (widest > left) {
            place(widest, width, height);
        }
        int quiet = CanvasSurface.argb(text.get());
        AxesDrawing.drawValues(surface(), axes, countTicks, quiet, CanvasSurface.argb(grid.get()));
        AxesDrawing.drawSteps(surface(), axes, numberTicks, room() / numbersPerBar / 2, width, quiet);
        double barWidth = Math.max(1, Math.floor(room() / pixel() * BAR_SHARE)) * pixel();
        double ground = axes.top() + axes.height();
        for (int bar = 0; bar < bars; bar++) {
            double x = snap(barCenter(bar) - barWidth / 2);
            double middle = snap(axes.y(evenBars[bar]));
            double top = snap(axes.y((double) evenBars[bar] + oddBars[bar]));
            gc.setFill(even.get());
            gc.fillRect(x, middle, barWidth, ground - middle);
            gc.setFill(odd.get());
            gc.fillRect(x, top, barWidth, middle - top);
        }
    }

    private void place(double left, double width, double height) {
        double line = lineHeight();
        axes.place(left, snap(line / 2 + 1), snap(width - 2), snap(height - line - AxesDrawing.LABEL_GAP));
        axes.show(new StepSpan(0, numbers()));
        int most = fillBars((int) Math.max(1, axes.width() / pixel() / LEAST_ROOM));
        int parts = (int) Math.max(2, Math.min(8, axes.height() / PIXELS_PER_COUNT_LABEL));
        double step = Math.max(1, Ticks.roundStep(most, parts));
        axes.range(0, Math.ceil(most / step) * step, ValueScale.LINEAR);
        countTicks.setWhole(0, Math.round(axes.high()), parts);
        numberTicks.setBinary(numbers(), (int) Math.max(1, axes.width() / PIXELS_PER_NUMBER_LABEL));
    }

    /** Adds the counts up to at most so many bars; returns the largest of all on these axes, at least 1. */
    private int fillBars(int mostBars) {
        int numbers = numbers();
        numbersPerBar = 1;
        while ((numbers + numbersPerBar - 1) / numbersPerBar > mostBars) {
            numbersPerBar *= 2;
        }
        bars = (numbers + numbersPerBar - 1) / numbersPerBar;
        if (evenBars.length < bars) {
            evenBars = new int[bars];
            oddBars = new int[bars];
        }
        for (int bar = 0; bar < bars; bar++) {
            evenBars[bar] = count(bar, 0);
            oddBars[bar] = count(bar, 1);
        }
        int most = 1;
        for (NumberHistogram each : together) {
            for (int from = 0; from < each.counts.length; from += numbersPerBar) {
                int end = Math.min(each.counts.length, from + numbersPerBar);
                most = Math.max(most, Arrays.stream(each.counts, from, end).sum());
            }
        }
        return most;
    }

    /** Returns how many of the numbers of a bar are even, or odd for an {@code offset} of 1. */
    private int count(int bar, int offset) {
        int end = Math.min(counts.length, (bar + 1) * numbersPerBar);
        int sum = 0;
        for (int number = bar * numbersPerBar; number < end; number++) {
            sum += number % 2 == offset ? counts[number] : 0;
        }
        return sum;
    }

    /** Returns the width that one bar and the space beside it have. */
    private double room() {
        return axes.width() * numbersPerBar / Math.max(1, numbers());
    }

    private double barCenter(int bar) {
        return axes.left() + (bar + 0.5) * room();
    }

    private void pointAt(double x) {
        pointerX = x - snappedLeftInset();
        relayoutOverlay();
    }

    /** Returns the bar under the pointer, or the nearest within reach that stands for any number at all, or -1. */
    private int barAtPointer() {
        if (bars == 0 || counts.length == 0 || !(pointerX >= axes.left() && pointerX < axes.left() + axes.width())) {
            return -1;
        }
        int under = Math.min(bars - 1, (int) ((pointerX - axes.left()) / room()));
        for (int away = 0; away <= REACH / room(); away++) {
            for (int bar = under - away; bar <= under + away; bar += Math.max(1, 2 * away)) {
                if (bar >= 0 && bar < bars && evenBars[bar] + oddBars[bar] > 0) {
                    return bar;
                }
            }
        }
        return under;
    }

    @Override
    protected void layoutOverlay(double left, double top, double width, double height) {
        int bar = barAtPointer();
        stripe.setVisible(bar >= 0);
        if (bar < 0) {
            box.setVisible(false);
            return;
        }
        double size = Math.max(pixel(), snap(room()));
        stripe.setX(left + snap(barCenter(bar) - size / 2));
        stripe.setY(top + axes.top());
        stripe.setWidth(size);
        stripe.setHeight(axes.height());
        box.setTitle(describe(bar));
        box.standBeside(left + barCenter(bar), top + axes.top(), left + width, top + height);
    }

    private String describe(int bar) {
        int first = bar * numbersPerBar;
        int last = Math.min(numbers(), first + numbersPerBar) - 1;
        int all = evenBars[bar] + oddBars[bar];
        WidgetTexts texts = WidgetTexts.inUse();
        String times = WidgetTexts.fill(all == 1 ? texts.once() : texts.times(), all);
        if (first == last) {
            return first + ": " + times;
        }
        return WidgetTexts.fill(texts.bar(), first, last, times, oddBars[bar]);
    }

    ChartAxes axes() {
        return axes;
    }

    /** Returns what the readout says, or an empty text while there is none. */
    String readoutText() {
        return box.isVisible() ? box.text() : "";
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            String name = getAccessibleText() == null ? "" : getAccessibleText() + ": ";
            return name + (counts.length == 0 ? getEmptyText() : summary());
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private String summary() {
        long evens = 0;
        long odds = 0;
        int top = 0;
        for (int number = 0; number < counts.length; number++) {
            if (number % 2 == 0) {
                evens += counts[number];
            } else {
                odds += counts[number];
            }
            top = counts[number] > counts[top] ? number : top;
        }
        return WidgetTexts.fill(WidgetTexts.inUse().summary(), evens, odds, top, counts[top]);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
