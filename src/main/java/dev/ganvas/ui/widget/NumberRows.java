package dev.ganvas.ui.widget;

import dev.ganvas.chart.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * A list of steps, each with the numbers that were generated at it; odd numbers are bold and in their own colour. The
 * newest row is on top, where the eye can stay. At {@link #CAPACITY} rows every second of them is dropped, so the list
 * always reaches back to the first.
 *
 * <p>Wheel, arrow keys, Page Up and Page Down, Home and End scroll; while scrolled down, rows stay where they are. Style
 * class {@code number-rows}; beside the properties that all widgets share: {@code -ganvas-odd}, the colour of odd
 * numbers.
 */
public final class NumberRows extends CanvasRegion {
    /** The most rows that are kept. */
    public static final int CAPACITY = 256;

    private static final StyleablePropertyFactory<NumberRows> FACTORY = new StyleablePropertyFactory<>(sharedCss());
    private static final CssMetaData<NumberRows, Color> ODD =
            FACTORY.createColorCssMetaData("-ganvas-odd", rows -> rows.odd, Color.gray(0.6), false);
    private static final double LINE_GAP = 6;
    private static final double COLUMN_GAP = 12;
    private static final double SCROLL_BAR = 3;
    private static final String MORE = "…";

    private final StyleableObjectProperty<Color> odd = repainting(ODD, Color.gray(0.6));
    /** Oldest first. */
    private final List<Row> rows = new ArrayList<>();

    private @Nullable LongConsumer onRowClicked;
    private Font bold = Font.getDefault();
    private int digits = 1;
    private int scrolled;
    private int hover = -1;
    /** What the wheel turned beyond whole rows. */
    private double wheelled;

    private record Row(long step, String stepText, int[] numbers, String[] texts) {}

    /** Creates an empty list. */
    public NumberRows() {
        super("number-rows");
        setMinSize(160, 48);
        setPrefSize(480, 200);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        font.addListener((Observable observable) -> chooseBold());
        chooseBold();
        setOnMouseMoved(event -> hoverOver(rowAt(event)));
        setOnMouseExited(event -> hoverOver(-1));
        setOnMousePressed(event -> {
            requestFocus();
            event.consume(); // whoever heard of it further up would take the focus, and the keys with it
        });
        setOnMouseClicked(this::click);
        setOnScroll(this::wheel);
        setOnKeyPressed(this::press);
    }

    /**
     * Adds the newest row; copies the numbers. Does nothing if the newest row is of the same step already; a smaller
     * step begins the list anew.
     */
    public void add(long step, int[] numbers) {
        long newest = rows.isEmpty() ? -1 : rows.get(rows.size() - 1).step;
        if (step == newest) {
            return;
        }
        if (step < newest) {
            clear();
        }
        if (rows.size() == CAPACITY) {
            thin();
        }
        String[] texts = new String[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            texts[i] = Integer.toString(numbers[i]);
            digits = Math.max(digits, texts[i].length());
        }
        rows.add(new Row(step, Ticks.grouped(step), numbers.clone(), texts));
        if (scrolled > 0) {
            scrolled++;
        }
        repaint();
    }

    /** Drops all rows and shows the empty text. */
    public void clear() {
        rows.clear();
        digits = 1;
        scrolled = 0;
        repaint();
    }

    /** Says what to do with the step of a row that was clicked. */
    public void setOnRowClicked(LongConsumer action) {
        onRowClicked = action;
    }

    /** Returns how many rows are kept now. */
    int size() {
        return rows.size();
    }

    /** Returns the steps of the rows, newest first. */
    List<Long> steps() {
        List<Long> steps = new ArrayList<>();
        rows.forEach(row -> steps.add(0, row.step));
        return steps;
    }

    private void thin() {
        List<Row> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += 2) {
            kept.add(rows.get(i));
        }
        rows.clear();
        rows.addAll(kept);
        scrolled /= 2;
    }

    private void chooseBold() {
        Font plain = font.get();
        bold = Font.font(plain.getFamily(), FontWeight.BOLD, plain.getSize());
    }

    @Override
    protected void paint(GraphicsContext gc, double width, double height) {
        if (rows.isEmpty()) {
            paintEmptyText(gc, width, height);
            return;
        }
        int shown = shownRows(height);
        scrolled = Math.max(0, Math.min(scrolled, rows.size() - shown));
        double rowHeight = rowHeight();
        double firstColumn = snap(textWidth(rows.get(rows.size() - 1).stepText));
        // Bold digits are the wider ones.
        double column = snap(textWidth("0") * 1.15 * digits + COLUMN_GAP);
        gc.setTextBaseline(VPos.CENTER);
        for (int i = 0; i < shown && i + scrolled < rows.size(); i++) {
            double top = i * rowHeight;
            if (i == hover && onRowClicked != null) {
                gc.setFill(grid.get());
                gc.fillRect(0, top, width, rowHeight);
            }
            paintRow(gc, row(i), snap(top + rowHeight / 2), firstColumn, column, width);
        }
        if (rows.size() > shown) {
            double length = Math.max(12, height * shown / rows.size());
            double share = (double) scrolled / (rows.size() - shown);
            gc.setFill(grid.get());
            gc.fillRect(width - SCROLL_BAR, snap((height - length) * share), SCROLL_BAR, snap(length));
        }
    }

    private void paintRow(GraphicsContext gc, Row row, double y, double firstColumn, double column, double width) {
        gc.setTextAlign(TextAlignment.RIGHT);
        gc.setFont(font.get());
        gc.setFill(text.get());
        gc.fillText(row.stepText, firstColumn, y);
        double left = firstColumn + COLUMN_GAP / 2;
        double right = width - SCROLL_BAR - 2;
        int fitting = (int) ((right - left) / column);
        boolean cut = fitting < row.texts.length;
        if (cut) {
            fitting = (int) ((right - left - textWidth(MORE) - COLUMN_GAP / 2) / column);
        }
        int numbers = Math.max(0, Math.min(fitting, row.texts.length));
        gc.setFill(strongText.get());
        for (int i = 0; i < numbers; i++) {
            if (row.numbers[i] % 2 == 0) {
                gc.fillText(row.texts[i], left + (i + 1) * column, y);
            }
        }
        gc.setFont(bold);
        gc.setFill(odd.get());
        for (int i = 0; i < numbers; i++) {
            if (row.numbers[i] % 2 != 0) {
                gc.fillText(row.texts[i], left + (i + 1) * column, y);
            }
        }
        if (cut) {
            gc.setTextAlign(TextAlignment.LEFT);
            gc.setFont(font.get());
            gc.setFill(text.get());
            gc.fillText(MORE, left + numbers * column + COLUMN_GAP / 2, y);
        }
    }

    private Row row(int fromTop) {
        return rows.get(rows.size() - 1 - scrolled - fromTop);
    }

    double rowHeight() {
        return snap(lineHeight() + LINE_GAP);
    }

    private int shownRows(double height) {
        return (int) Math.max(1, Math.floor(height / rowHeight()));
    }

    private int rowAt(MouseEvent event) {
        int row = (int) Math.floor((event.getY() - snappedTopInset()) / rowHeight());
        int shown = shownRows(getHeight() - snappedTopInset() - snappedBottomInset());
        return row >= 0 && row < shown && row + scrolled < rows.size() ? row : -1;
    }

    private void hoverOver(int row) {
        if (hover != row) {
            hover = row;
            setCursor(row >= 0 && onRowClicked != null ? Cursor.HAND : Cursor.DEFAULT);
            repaint();
        }
    }

    private void click(MouseEvent event) {
        int row = rowAt(event);
        if (row >= 0 && onRowClicked != null && event.getButton() == MouseButton.PRIMARY) {
            onRowClicked.accept(row(row).step);
        }
    }

    private void wheel(ScrollEvent event) {
        wheelled += event.getDeltaY();
        int whole = (int) (wheelled / rowHeight());
        wheelled -= whole * rowHeight();
        if (whole != 0 && scrollTo(scrolled - whole)) {
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        int page = Math.max(1, shownRows(getHeight()) - 1);
        boolean moved =
                switch (event.getCode()) {
                    case UP -> scrollTo(scrolled - 1);
                    case DOWN -> scrollTo(scrolled + 1);
                    case PAGE_UP -> scrollTo(scrolled - page);
                    case PAGE_DOWN -> scrollTo(scrolled + page);
                    case HOME -> scrollTo(0);
                    case END -> scrollTo(rows.size());
                    default -> false;
                };
        if (moved) {
            event.consume();
        }
    }

    /** Returns whether that moved anything; what does not is left to whatever scrolls around the list. */
    private boolean scrollTo(int row) {
        int shown = shownRows(getHeight() - snappedTopInset() - snappedBottomInset());
        int target = Math.max(0, Math.min(row, rows.size() - shown));
        if (target == scrolled) {
            return false;
        }
        scrolled = target;
        repaint();
        return true;
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            String name = getAccessibleText() == null ? "" : getAccessibleText() + ": ";
            if (rows.isEmpty()) {
                return name + getEmptyText();
            }
            Row newest = rows.get(rows.size() - 1);
            String numbers = Arrays.stream(newest.texts).collect(Collectors.joining(", "));
            return name + WidgetTexts.fill(WidgetTexts.inUse().numbers(), newest.stepText, numbers);
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
