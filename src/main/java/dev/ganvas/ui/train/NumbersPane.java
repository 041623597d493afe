package dev.ganvas.ui.train;

import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.NumberLog;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.NumberRows;
import dev.ganvas.ui.widget.chart.NumberHistogram;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A run that makes numbers: how often each comes, figures on that, the fakes step by step, beside the curves. */
public final class NumbersPane extends GridPane {
    private static final double SHARE_OF_NUMBERS = 53;

    private final RunModel model;
    private final DisplayedStep shown;
    private final NumberHistogram histogram = new NumberHistogram();
    private final NumberRows rows = new NumberRows();
    private final Label inputs = Card.note("histogram-note");

    public NumbersPane(Session session, ChartPreferences view, ObservableValue<String> emptyText) {
        model = session.model();
        shown = session.shown();
        setId("numbers-pane");
        getStyleClass().add("cards");
        histogram.setId("histogram");
        histogram.setAccessibleText(Messages.text("train.histogramName"));
        histogram.emptyTextProperty().bind(emptyText);
        rows.setId("number-rows");
        rows.setAccessibleText(Messages.text("train.numbersName"));
        rows.emptyTextProperty().bind(emptyText);
        Card counts = new Card(
                "histogram-card",
                "train.histogram",
                histogram,
                inputs,
                Card.legend("train.even", "mark-even"),
                Card.legend("train.odd", "mark-odd"));
        Label note = Card.note("numbers-note");
        note.setText(Messages.text("train.numbersNote"));
        Card list = new Card("numbers-card", "train.numbers", rows, note);
        rows.setOnRowClicked(step -> shown.show(step + 1));
        HBox figures = figures();
        add(counts, 0, 0);
        add(figures, 0, 1);
        add(list, 0, 2);
        add(new TrainingCharts(session, view, emptyText, "numbers"), 1, 0, 1, 3);
        getColumnConstraints().setAll(share(SHARE_OF_NUMBERS), share(100 - SHARE_OF_NUMBERS));
        getRowConstraints().setAll(growing(55), fixed(), growing(45));
        shown.frameProperty().addListener((property, was, is) -> showFrame(is));
        shown.stepProperty()
                .addListener((property, was, is) ->
                        showNumbers(model.numbersProperty().get()));
        model.numbersProperty().addListener((property, was, is) -> showNumbers(is));
        showFrame(shown.frameProperty().get());
        showNumbers(model.numbersProperty().get());
    }

    private void showFrame(@Nullable RunFrame frame) {
        NumberCensus census = frame == null ? null : frame.census();
        if (census == null) {
            histogram.clear();
            inputs.setText("");
        } else {
            histogram.show(census.counts());
            inputs.setText(Messages.text("train.allInputs", FigureFormat.count(census.counts().length)));
        }
    }

    private void showNumbers(List<NumberLog.LoggedNumbers> entries) {
        rows.clear();
        long last = shown.isLive() ? Long.MAX_VALUE : shown.stepProperty().get();
        for (NumberLog.LoggedNumbers entry : entries) {
            if (entry.step() >= last) {
                break;
            }
            rows.add(entry.step(), entry.numbers());
        }
    }

    private HBox figures() {
        Label even = value("evenness");
        even.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> FigureFormat.percent(shown.evennessProperty().get()), shown.evennessProperty()));
        Label covered = value("coverage");
        covered.textProperty().bind(shown.coverageProperty().asString());
        Label entropy = value("entropy");
        entropy.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> FigureFormat.decimal(shown.entropyProperty().get()), shown.entropyProperty()));
        HBox box = new HBox(
                figure(even, "", "train.evenCaption"),
                figure(covered, "train.ofEven", "train.coveredCaption"),
                figure(entropy, "train.ofBits", "train.entropyCaption"));
        box.setId("number-figures");
        box.getStyleClass().addAll("card", "big-figures");
        return box;
    }

    private VBox figure(Label value, String ofKey, String captionKey) {
        HBox line = new HBox(value);
        line.getStyleClass().add("big-figure-line");
        if (!ofKey.isEmpty()) {
            Label of = new Label();
            of.getStyleClass().add("big-figure-of");
            of.textProperty()
                    .bind(model.runProperty()
                            .map(run -> Messages.text(ofKey, most(ofKey, run)))
                            .orElse(""));
            line.getChildren().add(of);
        }
        Label caption = new Label(Messages.text(captionKey));
        caption.getStyleClass().add("figure-caption");
        VBox figure = new VBox(line, caption);
        HBox.setHgrow(figure, Priority.ALWAYS);
        return figure;
    }

    /** The most there can be: every even number once, and the entropy of that. */
    private static String most(String ofKey, Run run) {
        int bits = run.data().shape().width();
        return ofKey.equals("train.ofEven") ? FigureFormat.count(1L << (bits - 1)) : FigureFormat.decimal(bits - 1);
    }

    private static Label value(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("big-figure");
        return label;
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static RowConstraints growing(double weight) {
        RowConstraints row = new RowConstraints(0, weight * 4, Double.MAX_VALUE);
        row.setVgrow(Priority.ALWAYS);
        return row;
    }

    private static RowConstraints fixed() {
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.NEVER);
        return row;
    }
}
