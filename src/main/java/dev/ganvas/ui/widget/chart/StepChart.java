package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.ChartColors;
import dev.ganvas.chart.ChartContent;
import dev.ganvas.chart.ChartDrawing;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.ChartTexts;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.PlottedRows;
import dev.ganvas.chart.SeriesRows;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.chart.figure.Figure;
import dev.ganvas.ui.widget.CanvasRegion;
import dev.ganvas.ui.widget.CanvasSurface;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Curves over training steps: for each series a smoothed line over a faint band from its smallest to its largest raw
 * value. Without a zoom it shows all rows and follows the run.
 *
 * <p>Give it rows once with {@link #setRows}, or, for several runs that each have their own steps, with
 * {@link #setCurves}. Then call {@link #refresh} when rows were added; it paints once in the next pulse, and reads only
 * what is new. Several charts share crosshair, zoom and the way back in a {@link ChartGroup}.
 *
 * <p>Pointer: moving shows the values at the nearest recorded step; dragging zooms into a span of steps, a range of
 * values, or both, as the box shows; dragging with Shift or the secondary button moves the view; the wheel with Control
 * zooms; a double click shows everything. Keys: left and right move the crosshair from row to row, Home and End to the
 * first and last; plus and minus zoom steps, up and down zoom values, Shift and an arrow move the view; Backspace goes
 * back to the view before, 0 shows everything, Escape takes the crosshair away.
 *
 * <p>Style class {@code step-chart}; beside the properties that all widgets share:
 *
 * <ul>
 *   <li>{@code -ganvas-series-1} to {@code -ganvas-series-10}: colours of the lines
 *   <li>{@code -ganvas-raw-opacity}: of the raw band under a smoothed line, 0 to 1
 *   <li>{@code -ganvas-line-width}: of the smoothed lines
 *   <li>{@code -ganvas-reference}, {@code -ganvas-mark}, {@code -ganvas-cursor}, {@code -ganvas-shown}: colours of the
 *       reference line, of the vertical marks, of the crosshair and the zoom rectangle, and of the line at the step
 *       that is shown
 * </ul>
 */
public final class StepChart extends CanvasRegion {
    /** The value of {@link #cursorStepProperty} while there is no crosshair. */
    public static final long NO_CURSOR = PlottedRows.NO_STEP;

    private static final StyleablePropertyFactory<StepChart> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final List<CssMetaData<StepChart, Color>> SERIES = IntStream.range(0, ChartLine.COLORS)
            .mapToObj(i -> color("-ganvas-series-" + (i + 1), chart -> chart.seriesColors.get(i)))
            .toList();
    private static final CssMetaData<StepChart, Color> REFERENCE = color("-ganvas-reference", chart -> chart.reference);
    private static final CssMetaData<StepChart, Color> MARK = color("-ganvas-mark", chart -> chart.mark);
    private static final CssMetaData<StepChart, Color> CURSOR = color("-ganvas-cursor", chart -> chart.cursor);
    private static final CssMetaData<StepChart, Color> SHOWN = color("-ganvas-shown", chart -> chart.shown);
    private static final CssMetaData<StepChart, Number> RAW_OPACITY =
            FACTORY.createSizeCssMetaData("-ganvas-raw-opacity", chart -> chart.rawOpacity, 0.3, false);
    private static final CssMetaData<StepChart, Number> LINE_WIDTH =
            FACTORY.createSizeCssMetaData("-ganvas-line-width", chart -> chart.lineWidth, 1.75, false);

    final List<StyleableObjectProperty<Color>> seriesColors =
            SERIES.stream().map(meta -> repainting(meta, Color.GRAY)).toList();
    final StyleableObjectProperty<Color> reference = repainting(REFERENCE, Color.GRAY);
    final StyleableObjectProperty<Color> mark = repainting(MARK, Color.GRAY);
    final StyleableObjectProperty<Color> cursor = repainting(CURSOR, Color.GRAY);
    final StyleableObjectProperty<Color> shown = repainting(SHOWN, Color.GRAY);
    final StyleableObjectProperty<Number> rawOpacity = repainting(RAW_OPACITY, 0.3);
    final StyleableObjectProperty<Number> lineWidth = repainting(LINE_WIDTH, 1.75);

    private final LongProperty cursorStep = new SimpleLongProperty(this, "cursorStep", NO_CURSOR);
    private final LongProperty shownStep = new SimpleLongProperty(this, "shownStep", NO_CURSOR);
    private final LongProperty contentVersion = new SimpleLongProperty(this, "contentVersion");
    private final LongProperty stepsPerEpoch = new SimpleLongProperty(this, "stepsPerEpoch");
    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.9);
    private final ObjectProperty<@Nullable StepSpan> zoom = new SimpleObjectProperty<>(this, "zoom");
    private final ObjectProperty<@Nullable ValueSpan> valueZoom = new SimpleObjectProperty<>(this, "valueZoom");
    private final ObjectProperty<ChartTexts> texts = new SimpleObjectProperty<>(this, "texts", ChartTexts.ENGLISH);
    private final ObjectProperty<@Nullable ValueSpan> range = new SimpleObjectProperty<>(this, "range");
    private final ObjectProperty<@Nullable LevelLine> referenceLine = new SimpleObjectProperty<>(this, "referenceLine");
    private final ObjectProperty<ValueScale> valueScale =
            new SimpleObjectProperty<>(this, "valueScale", ValueScale.LINEAR);
    private final ObservableList<StepMark> marks = FXCollections.observableArrayList();
    private final ObservableSet<ChartLine> hiddenLines = FXCollections.observableSet();
    private final ChartDrawing drawing = new ChartDrawing();
    private final ChartWords words = new ChartWords(this);
    private final ChartOverlay overlay;
    private ChartGroup group = new ChartGroup(this);
    private List<Curve> curves = List.of();
    private List<ChartLine> lines = List.of();

    /** Creates a chart of several tables; {@link #setCurves} says which. */
    public StepChart() {
        this(List.of());
    }

    /** Creates a chart of one table; these are its lines, in the order of the columns. */
    public StepChart(List<ChartLine> lines) {
        super("step-chart");
        overlay = new ChartOverlay(this, axes());
        ChartZoom zooming = new ChartZoom(this, axes());
        new ChartPointer(this, axes(), zooming, overlay).listen();
        setOnKeyPressed(new ChartKeys(this, axes(), zooming)::pressed);
        getChildren().addAll(overlay.nodes());
        setMinSize(160, 96);
        setPrefSize(480, 240);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        InvalidationListener changed = observable -> repaint();
        Observable[] inputs = {
            smoothing, zoom, valueZoom, range, referenceLine, valueScale, marks, hiddenLines, stepsPerEpoch, texts
        };
        for (Observable input : inputs) {
            input.addListener(changed);
        }
        valueScale.addListener(observable -> valueZoom.set(null));
        shownStep.addListener((property, before, now) -> relayoutOverlay());
        // A change listener, because a bound property tells of a second change only to those who read the first.
        cursorStep.addListener((property, before, now) -> {
            relayoutOverlay();
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
        setLines(lines, SeriesRows.empty());
    }

    /** Returns the lines, also those that are hidden. */
    public List<ChartLine> lines() {
        return lines;
    }

    /**
     * Shows another table from now on, each of its columns as the line of that place; for rows that were added to the
     * same table, {@link #refresh} is enough. Ends a zoom.
     */
    public void setRows(SeriesRows newRows) {
        setLines(lines, newRows);
        group.reset();
    }

    private void setLines(List<ChartLine> newLines, SeriesRows table) {
        setCurves(IntStream.range(0, newLines.size())
                .mapToObj(column -> new Curve(newLines.get(column), table, column))
                .toList());
    }

    /**
     * Shows these curves from now on, on the same axes. Their tables may have steps and lengths of their own. A zoom
     * stays, and so does what was read of curves that are shown already.
     */
    public void setCurves(List<Curve> newCurves) {
        curves = List.copyOf(newCurves);
        lines = curves.stream().map(Curve::line).toList();
        drawing.show(curves);
        contentChanged();
    }

    /** The lines that are not drawn, and that no readout and no axis takes notice of. */
    public ObservableSet<ChartLine> hiddenLines() {
        return hiddenLines;
    }

    /** Says that a legend has the values at the crosshair: then the readout stays where the user is at work. */
    void legendHasValues() {
        overlay.keepReadoutAtWork();
    }

    boolean isShown(Curve curve) {
        return !hiddenLines.contains(curve.line());
    }

    Color color(ChartLine line) {
        return seriesColors.get(line.color() - 1).get();
    }

    /** Says that rows may have been added; the chart paints in the next pulse, once however often this is called. */
    public void refresh() {
        if (rows().isEmpty()) {
            group.reset();
        }
        contentChanged();
    }

    private void contentChanged() {
        contentVersion.set(contentVersion.get() + 1);
        repaint();
    }

    /** Another number whenever there may be other rows. */
    ReadOnlyLongProperty contentVersion() {
        return contentVersion;
    }

    void join(ChartGroup newGroup) {
        group = newGroup;
    }

    /** The charts that zoom together with this one, at least itself. */
    public ChartGroup group() {
        return group;
    }

    ChartWords words() {
        return words;
    }

    ChartDrawing drawing() {
        return drawing;
    }

    ChartAxes axes() {
        return drawing.axes();
    }

    PlottedRows rows() {
        return drawing.rows();
    }

    /** Returns what is shown, and which part of it. */
    private ChartContent content() {
        return new ChartContent(
                curves,
                hiddenLines,
                zoom.get(),
                valueZoom.get(),
                range.get(),
                valueScale.get(),
                referenceLine.get(),
                marks,
                smoothing.get(),
                stepsPerEpoch.get(),
                texts.get());
    }

    /** Returns what is shown now as a part of a figure, which any thread may draw. */
    public Figure.Panel panel() {
        String name = getAccessibleText() == null ? "" : getAccessibleText();
        return new Figure.Panel(name, content().copied(), getEmptyText());
    }

    private ChartColors colors() {
        return new ChartColors(
                CanvasSurface.argb(text.get()),
                CanvasSurface.argb(grid.get()),
                CanvasSurface.argb(readout.get()),
                CanvasSurface.argb(reference.get()),
                CanvasSurface.argb(mark.get()),
                seriesColors.stream()
                        .map(color -> CanvasSurface.argb(color.get()))
                        .toList(),
                rawOpacity.get().doubleValue(),
                lineWidth.get().doubleValue());
    }

    /**
     * Returns the value at which the line of a curve is drawn at a step; NaN where none is. It knows the newest rows,
     * painted or not.
     */
    double drawnValue(Curve curve, long step) {
        if (rows().isEmpty() || canvasWidth() <= 0 || canvasHeight() <= 0) {
            return Double.NaN;
        }
        drawing.measure(surface(), content(), canvasWidth(), canvasHeight());
        return drawing.drawnValue(curve, step);
    }

    /** The step of the crosshair, or {@link #NO_CURSOR}. Any step may be set; values are those of the nearest row. */
    public LongProperty cursorStepProperty() {
        return cursorStep;
    }

    /** The step that the rest of the window shows, as a solid line; {@link #NO_CURSOR} while that is the newest. */
    public LongProperty shownStepProperty() {
        return shownStep;
    }

    /** How many steps an epoch has, whose ends are marked then; 0 for no such marks. */
    public LongProperty stepsPerEpochProperty() {
        return stepsPerEpoch;
    }

    /** How much lines are smoothed: 0 not at all, up to 0.99. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** The visible span of steps; null shows all rows and follows the run. */
    public ObjectProperty<@Nullable StepSpan> zoomProperty() {
        return zoom;
    }

    /** The visible range of values where it was zoomed; null shows {@link #rangeProperty}. Another scale ends it. */
    public ObjectProperty<@Nullable ValueSpan> valueZoomProperty() {
        return valueZoom;
    }

    /** The words of the readout and of the axis. */
    public ObjectProperty<ChartTexts> textsProperty() {
        return texts;
    }

    /** The range of the value axis; null fits what is visible. */
    public ObjectProperty<@Nullable ValueSpan> rangeProperty() {
        return range;
    }

    /** The horizontal reference line; null for none. An axis that fits what is visible shows it too. */
    public ObjectProperty<@Nullable LevelLine> referenceLineProperty() {
        return referenceLine;
    }

    /** Whether values are laid out linearly or by their logarithm. */
    public ObjectProperty<ValueScale> valueScaleProperty() {
        return valueScale;
    }

    /** The vertical marks, in any order. */
    public ObservableList<StepMark> marks() {
        return marks;
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (rows().isEmpty()) {
            paintEmptyText(gc, width, height);
        } else {
            drawing.draw(surface(), content(), colors(), width, height);
        }
    }

    @Override
    protected void layoutOverlay(double left, double top, double width, double height) {
        overlay.layout(rows(), left, top, width, height);
    }

    /** Returns what the readout says, or an empty text while there is none. */
    String readoutText() {
        return overlay.readoutText();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            String name = getAccessibleText() == null ? "" : getAccessibleText() + ": ";
            return name + words.description();
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private static CssMetaData<StepChart, Color> color(
            String name, Function<StepChart, StyleableProperty<Color>> property) {
        return FACTORY.createColorCssMetaData(name, property, Color.GRAY, false);
    }
}
