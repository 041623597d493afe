package dev.ganvas.ui.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Border;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.GridPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** The small box over a widget that shows the values under the pointer. Its colours and its font are its owner's. */
public final class Readout extends GridPane {
    private static final CornerRadii ROUND = new CornerRadii(4);
    private static final double AWAY = 10;

    private final CanvasRegion owner;
    private final Text title = new Text();
    private final List<Row> rows = new ArrayList<>();

    private int count;

    private record Row(Rectangle swatch, Text name, Text value) {}

    public Readout(CanvasRegion owner) {
        this.owner = owner;
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setPadding(new Insets(4, 8, 5, 8));
        setHgap(6);
        setVgap(1);
        ColumnConstraints values = new ColumnConstraints();
        values.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints(), values);
        title.fontProperty().bind(owner.font);
        title.fillProperty().bind(owner.strongText);
        add(title, 0, 0, 3, 1);
        owner.readout.addListener((Observable observable) -> colour());
        owner.grid.addListener((Observable observable) -> colour());
        colour();
    }

    private void colour() {
        setBackground(new Background(new BackgroundFill(owner.readout.get(), ROUND, Insets.EMPTY)));
        setBorder(new Border(new BorderStroke(owner.grid.get(), BorderStrokeStyle.SOLID, ROUND, BorderWidths.DEFAULT)));
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    /** Shows only so many rows. */
    public void endAfter(int newCount) {
        count = newCount;
        for (int i = 0; i < rows.size(); i++) {
            for (Node part : List.of(rows.get(i).swatch, rows.get(i).name, rows.get(i).value)) {
                part.setVisible(i < count);
                part.setManaged(i < count);
            }
        }
    }

    /** Sets the row of an index, which is at most one beyond the rows that are there. */
    public void setRow(int index, Color color, String name, String value) {
        if (index == rows.size()) {
            Row fresh = new Row(new Rectangle(10, 2), new Text(), new Text());
            fresh.name.fontProperty().bind(owner.font);
            fresh.name.fillProperty().bind(owner.text);
            fresh.value.fontProperty().bind(owner.font);
            fresh.value.fillProperty().bind(owner.strongText);
            rows.add(fresh);
            count = rows.size();
            addRow(index + 1, fresh.swatch, fresh.name, fresh.value);
        }
        Row row = rows.get(index);
        row.swatch.setFill(color);
        row.name.setText(name);
        row.value.setText(value);
    }

    /** Stands beside a point, on the side where there is room. */
    public void standBeside(double x, double y, double right, double bottom) {
        double width = snapSizeX(prefWidth(-1));
        double height = snapSizeY(prefHeight(-1));
        double at = x + AWAY + width <= right ? x + AWAY : Math.max(0, x - AWAY - width);
        resizeRelocate(snapPositionX(at), snapPositionY(Math.max(0, Math.min(y, bottom - height))), width, height);
        setVisible(true);
    }

    /** Returns everything it says, in one line. */
    public String text() {
        StringBuilder all = new StringBuilder(title.getText());
        for (Row row : rows.subList(0, count)) {
            all.append(", ").append(row.name.getText()).append(' ').append(row.value.getText());
        }
        return all.toString();
    }
}
