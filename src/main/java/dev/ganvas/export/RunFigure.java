package dev.ganvas.export;

import dev.ganvas.chart.ChartContent;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.ChartTexts;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.chart.figure.Figure;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.loss.ReferenceLine;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.picture.HistoryRows;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.store.StoredRun;
import dev.ganvas.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figure of a saved run: its losses, what D answers, and how often D is right. In English. */
public final class RunFigure {
    private static final double SMOOTHING = 0.9;
    private static final ValueSpan SHARE = new ValueSpan(0, 1);
    private static final String EMPTY = "No step was recorded.";

    /** One line of a chart: which figure, its name and its colour. */
    private record Shown(StepFigure figure, String name, int color) {}

    private final GanLoss loss;
    private final History.Rows rows;
    private final List<StepMark> marks;

    private RunFigure(GanLoss loss, History.Rows rows, List<LiveChange> changes) {
        this.loss = loss;
        this.rows = rows;
        this.marks = changes.stream()
                .map(change -> new StepMark(
                        change.step(),
                        "%s %s → %s".formatted(change.setting(), change.from(), change.to()),
                        "→ " + change.to()))
                .toList();
    }

    /**
     * Makes the figure of a run that was saved in a folder.
     *
     * @throws UnusableDataException with one sentence, if the table of its losses is missing or damaged
     * @throws IOException with one sentence, if that cannot be read
     */
    public static Figure of(StoredRun run) throws UnusableDataException, IOException {
        History history = new History();
        run.readLosses(history::append);
        String step = String.format(Locale.ROOT, "After %,d steps, seed %s", run.steps(), seed(run.settings()));
        return new Figure(
                run.experiment().title(),
                List.of(step, settings(run.experiment(), run.settings())),
                new RunFigure(run.settings().get(Schema.LOSS).loss(), history.snapshot(), run.changes()).panels());
    }

    /** Returns the seed of a run. */
    public static String seed(Settings settings) {
        return settings.text(Schema.SEED);
    }

    /** Returns what else was set of a run, by the names that the command line has for it. */
    public static String settings(Experiment experiment, Settings settings) {
        return experiment.schema().stream()
                .filter(setting -> setting != Schema.SEED && experiment.isActive(setting, settings))
                .filter(setting -> !settings.text(setting).isEmpty())
                .map(setting -> setting.name() + " " + settings.text(setting))
                .collect(Collectors.joining(", "));
    }

    private List<Figure.Panel> panels() {
        return List.of(
                panel(
                        "Loss",
                        new Shown(StepFigure.G_LOSS, "generator", 1),
                        new Shown(StepFigure.D_LOSS, "discriminator", 2)),
                panel(
                        loss.isShare(StepFigure.D_REAL) ? "What D believes" : "What D answers",
                        new Shown(StepFigure.D_REAL, "D(x) real", 3),
                        new Shown(StepFigure.D_FAKE, "D(G(z)) fake", 4)),
                panel("D accuracy", new Shown(StepFigure.D_ACCURACY, "accuracy", 2)));
    }

    private Figure.Panel panel(String title, Shown... lines) {
        List<Shown> shown = List.of(lines);
        StepFigure first = shown.get(0).figure();
        HistoryRows table = new HistoryRows(shown.stream().map(Shown::figure).toList());
        table.take(rows);
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            ChartLine line = new ChartLine(shown.get(i).name(), shown.get(i).color());
            curves.add(new Curve(line, table, i));
        }
        ChartContent content = new ChartContent(
                curves,
                Set.of(),
                null,
                null,
                loss.isShare(first) ? SHARE : null,
                ValueScale.LINEAR,
                level(first),
                marks,
                SMOOTHING,
                0,
                ChartTexts.ENGLISH);
        return new Figure.Panel(title, content, EMPTY);
    }

    /** Returns the line that the loss has for a figure. */
    private @Nullable LevelLine level(StepFigure figure) {
        ReferenceLine line = loss.line(figure);
        return line == null ? null : new LevelLine(line.value(), Texts.ENGLISH.text(line.key()));
    }
}
