package dev.ganvas.ui.train;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.loss.ReferenceLine;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.picture.HistoryRows;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.ui.export.VisibleCharts;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.text.LiveChangeText;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.text.TranslatedWidgetTexts;
import dev.ganvas.ui.train.ChartPreferences.Lower;
import dev.ganvas.ui.widget.chart.ChartGroup;
import dev.ganvas.ui.widget.chart.ChartLegend;
import dev.ganvas.ui.widget.chart.ChartLegend.LegendEntry;
import dev.ganvas.ui.widget.chart.StepChart;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The losses above what D believes, or above how often D is right. Crosshair, zoom and smoothing are one for all
 * charts.
 */
final class TrainingCharts extends VBox {
    private static final int GENERATOR = 1;
    private static final int DISCRIMINATOR = 2;
    private static final int REAL = 3;
    private static final int FAKE = 4;
    private static final int PENALTY = 5;

    private final RunModel model;
    private final ChartPreferences view;
    private final StepChart losses;
    private final StepChart beliefs;
    private final StepChart accuracy;
    private final QualityChart quality;
    private final ChartGroup charts;
    private final ChartLegend lossLegend;
    private final ChartLine penalty;

    TrainingCharts(Session session, ChartPreferences view, ObservableValue<String> emptyText, String prefix) {
        this.model = session.model();
        this.view = view;
        List<LegendEntry> lossEntries = List.of(
                entry("train.generator", GENERATOR, "curves.gShort", "curves.gHelp"),
                entry("train.discriminator", DISCRIMINATOR, "curves.dShort", "curves.dHelp"),
                entry("curves.dOnReal", REAL, "curves.dOnRealShort", "curves.dOnRealHelp"),
                entry("curves.dOnFake", FAKE, "curves.dOnFakeShort", "curves.dOnFakeHelp"),
                entry("curves.penalty", PENALTY, "curves.penaltyShort", "curves.penaltyHelp"));
        List<LegendEntry> beliefEntries = List.of(
                entry("train.dReal", REAL, "curves.dRealShort", "curves.dRealHelp"),
                entry("train.dFake", FAKE, "curves.dFakeShort", "curves.dFakeHelp"));
        List<LegendEntry> accuracyEntries =
                List.of(entry("curves.accuracyLine", DISCRIMINATOR, "curves.accuracyLine", "curves.accuracyLineHelp"));
        losses = chart(prefix + "-loss-chart", "train.loss", lossEntries);
        beliefs = chart(prefix + "-belief-chart", "train.belief", beliefEntries);
        accuracy = chart(prefix + "-accuracy-chart", "curves.accuracy", accuracyEntries);
        quality = new QualityChart(session, prefix);
        charts = ChartGroup.of(losses, beliefs, accuracy, quality.chart());
        showLosses(lossEntries);
        lossLegend = new ChartLegend(losses, lossEntries);
        penalty = lossEntries.get(PENALTY - 1).line();
        fill(
                losses,
                new HistoryRows(List.of(
                        StepFigure.G_LOSS,
                        StepFigure.D_LOSS,
                        StepFigure.D_LOSS_REAL,
                        StepFigure.D_LOSS_FAKE,
                        StepFigure.D_PENALTY)));
        fill(beliefs, new HistoryRows(List.of(StepFigure.D_REAL, StepFigure.D_FAKE)));
        fill(accuracy, new HistoryRows(List.of(StepFigure.D_ACCURACY)));
        List.of(losses, beliefs, accuracy)
                .forEach(chart -> chart.emptyTextProperty().bind(emptyText));
        follow(session);
        lay(prefix, beliefEntries, accuracyEntries);
    }

    private void lay(String prefix, List<LegendEntry> believing, List<LegendEntry> judging) {
        ChartTools tools = new ChartTools(view, prefix);
        Card lossCard = new Card(
                prefix + "-loss",
                Card.title("train.loss"),
                below(losses, lossLegend),
                tools.smoothing(),
                tools.logarithmic(),
                tools.back(charts),
                tools.fit(charts));
        VBox belief = below(beliefs, new ChartLegend(beliefs, believing));
        VBox judgement = below(accuracy, new ChartLegend(accuracy, judging));
        VBox lower = new VBox();
        Card lowerCard = new Card(prefix + "-lower", tools.lower(), lower);
        Map<Lower, VBox> choices = Map.of(Lower.BELIEF, belief, Lower.ACCURACY, judgement, Lower.QUALITY, quality);
        view.lowerProperty()
                .addListener((property, was, is) -> lower.getChildren().setAll(choices.get(is)));
        lower.getChildren().setAll(choices.get(view.lowerProperty().get()));
        choices.values().forEach(choice -> VBox.setVgrow(choice, Priority.ALWAYS));
        for (Card card : List.of(lossCard, lowerCard)) {
            VBox.setVgrow(card, Priority.ALWAYS);
            card.setPrefHeight(200);
        }
        getStyleClass().addAll("cards", VisibleCharts.STYLE_CLASS);
        getChildren().addAll(lossCard, lowerCard);
        setMinSize(0, 0);
    }

    /** Returns a chart under its legend. */
    private static VBox below(StepChart chart, ChartLegend legend) {
        VBox box = new VBox(legend, chart);
        box.getStyleClass().add("chart-box");
        chart.setMinSize(0, 0);
        box.setMinSize(0, 0);
        VBox.setVgrow(chart, Priority.ALWAYS);
        return box;
    }

    private static LegendEntry entry(String nameKey, int color, String shortKey, String helpKey) {
        return new LegendEntry(
                new ChartLine(Messages.text(nameKey), color), Messages.text(shortKey), Messages.text(helpKey));
    }

    private static StepChart chart(String id, String nameKey, List<LegendEntry> entries) {
        StepChart chart = new StepChart(entries.stream().map(LegendEntry::line).toList());
        chart.setId(id);
        chart.setAccessibleText(Messages.text(nameKey));
        chart.setAccessibleHelp(Messages.text("curves.chartHelp"));
        chart.textsProperty().set(TranslatedWidgetTexts.chart());
        return chart;
    }

    /** The parts of D's loss are there for those who ask; at first, they would only hide the two that fight. */
    private void showLosses(List<LegendEntry> entries) {
        view.hideAtFirst(entries.subList(2, entries.size()).stream()
                .map(LegendEntry::line)
                .toList());
        Bindings.bindContentBidirectional(losses.hiddenLines(), view.hidden());
        losses.valueScaleProperty()
                .bind(view.logarithmicProperty().map(log -> log ? ValueScale.LOGARITHMIC : ValueScale.LINEAR));
        losses.smoothingProperty().bindBidirectional(view.smoothingProperty());
    }

    private void fill(StepChart chart, HistoryRows rows) {
        chart.setRows(rows);
        model.runProperty().addListener((property, was, is) -> {
            rows.otherRun();
            chart.refresh();
        });
        model.rowsVersionProperty().addListener((property, was, is) -> {
            rows.take(model.rows());
            chart.refresh();
        });
        rows.take(model.rows());
    }

    private void follow(Session session) {
        model.runProperty().addListener((property, was, is) -> {
            charts.reset();
            losses.cursorStepProperty().set(StepChart.NO_CURSOR);
            showEpochs(is);
            showLoss(is, session.desiredProperty().get().settings());
        });
        session.desiredProperty()
                .addListener((property, was, is) -> showLoss(model.runProperty().get(), is.settings()));
        model.marksProperty().addListener((property, was, is) -> showMarks(is));
        session.shown().stepProperty().addListener((property, was, is) -> losses.shownStepProperty()
                .set(is.longValue()));
        losses.shownStepProperty().set(session.shown().stepProperty().get());
        showEpochs(model.runProperty().get());
        showLoss(model.runProperty().get(), session.desiredProperty().get().settings());
        showMarks(model.marksProperty().get());
    }

    /** Draws what the loss says: where figures stand in balance, which of them are shares, and whether D pays more. */
    private void showLoss(@Nullable Run run, Settings desired) {
        Settings settings = run == null ? desired : run.settings();
        lossLegend.offer(penalty, settings.get(Schema.PENALTY) != Penalty.NONE);
        GanLoss loss = settings.get(Schema.LOSS).loss();
        show(losses, loss, StepFigure.G_LOSS);
        show(beliefs, loss, StepFigure.D_REAL);
        show(accuracy, loss, StepFigure.D_ACCURACY);
    }

    private static void show(StepChart chart, GanLoss loss, StepFigure figure) {
        ReferenceLine line = loss.line(figure);
        chart.referenceLineProperty().set(line == null ? null : new LevelLine(line.value(), Messages.text(line.key())));
        chart.rangeProperty().set(loss.isShare(figure) ? new ValueSpan(0, 1) : null);
    }

    private void showEpochs(@Nullable Run run) {
        long length = run == null ? 0 : run.stepsPerEpoch();
        List.of(losses, beliefs, accuracy, quality.chart())
                .forEach(chart -> chart.stepsPerEpochProperty().set(length));
    }

    private void showMarks(List<LiveChange> marks) {
        List<StepMark> shown = marks.stream()
                .map(mark -> new StepMark(mark.step(), LiveChangeText.of(mark), LiveChangeText.brief(mark)))
                .toList();
        List.of(losses, beliefs, accuracy, quality.chart())
                .forEach(chart -> chart.marks().setAll(shown));
    }
}
