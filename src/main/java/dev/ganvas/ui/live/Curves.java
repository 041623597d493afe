package dev.ganvas.ui.live;

import dev.ganvas.run.Series;
import dev.ganvas.ui.Messages;
import dev.ganvas.ui.RunModel;
import dev.ganvas.ui.export.ChartPictures;
import dev.ganvas.ui.widget.StepChart;
import dev.ganvas.ui.widget.StepChart.Line;
import dev.ganvas.ui.widget.StepChart.Range;
import dev.ganvas.ui.widget.StepChart.Reference;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The losses above what D believes; one crosshair and one zoom for both. */
final class Curves extends VBox {
    private static final int GENERATOR = 1;
    private static final int DISCRIMINATOR = 2;
    private static final int REAL = 3;
    private static final int FAKE = 4;

    private final StepChart losses;
    private final StepChart beliefs;

    Curves(RunModel model, ObservableValue<String> emptyText, String prefix) {
        getStyleClass().addAll("cards", ChartPictures.STYLE_CLASS);
        losses = chart(
                prefix + "-loss-chart",
                "train.loss",
                List.of(
                        new Line(Messages.text("train.generator"), GENERATOR),
                        new Line(Messages.text("train.discriminator"), DISCRIMINATOR)));
        losses.referenceLineProperty().set(new Reference(Math.log(2), Messages.text("train.ln2")));
        beliefs = chart(
                prefix + "-belief-chart",
                "train.belief",
                List.of(new Line(Messages.text("train.dReal"), REAL), new Line(Messages.text("train.dFake"), FAKE)));
        beliefs.rangeProperty().set(new Range(0, 1));
        beliefs.referenceLineProperty().set(new Reference(0.5, Messages.text("train.equilibrium")));
        beliefs.cursorStepProperty().bindBidirectional(losses.cursorStepProperty());
        beliefs.zoomProperty().bindBidirectional(losses.zoomProperty());
        fill(losses, new HistoryRows(List.of(Series.G_LOSS, Series.D_LOSS)), model, emptyText);
        fill(beliefs, new HistoryRows(List.of(Series.D_REAL, Series.D_FAKE)), model, emptyText);
        Card lossCard = new Card(
                prefix + "-loss",
                "train.loss",
                losses,
                Card.legend("train.generator", "mark-generator"),
                Card.legend("train.discriminator", "mark-discriminator"));
        Card beliefCard = new Card(
                prefix + "-belief",
                "train.belief",
                beliefs,
                Card.legend("train.dReal", "mark-real"),
                Card.legend("train.dFake", "mark-fake"));
        VBox.setVgrow(lossCard, Priority.ALWAYS);
        VBox.setVgrow(beliefCard, Priority.ALWAYS);
        lossCard.setPrefHeight(200);
        beliefCard.setPrefHeight(200);
        getChildren().addAll(lossCard, beliefCard);
        setMinSize(0, 0);
    }

    private static StepChart chart(String id, String nameKey, List<Line> lines) {
        StepChart chart = new StepChart(lines);
        chart.setId(id);
        chart.setAccessibleText(Messages.text(nameKey));
        return chart;
    }

    private static void fill(StepChart chart, HistoryRows rows, RunModel model, ObservableValue<String> emptyText) {
        chart.setRows(rows);
        chart.emptyTextProperty().bind(emptyText);
        model.runProperty().addListener((property, was, is) -> {
            rows.otherRun();
            chart.zoomProperty().set(null);
            chart.cursorStepProperty().set(StepChart.NO_CURSOR);
            chart.refresh();
        });
        model.rowsVersionProperty().addListener((property, was, is) -> {
            rows.take(model.rows());
            chart.refresh();
        });
        rows.take(model.rows());
    }
}
