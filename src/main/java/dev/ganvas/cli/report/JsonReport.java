package dev.ganvas.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.run.history.RunFrame;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Reports for programs: each is one line of JSON, which says by its field {@code report} what it is. A figure that is no
 * finite number is null.
 *
 * @param out receives the lines
 */
public record JsonReport(PrintWriter out) implements Report {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public void note(String text) {
        print(begin("note").put("text", text));
    }

    @Override
    public ProgressDisplay start(Run run) {
        return ProgressDisplay.lines(this::step).start(run);
    }

    private void step(Run run, StepReport report, OptionalDouble stepsPerSecond, OptionalDouble secondsLeft) {
        ObjectNode node = begin("step").put("experiment", run.experiment().id()).put("step", report.step);
        if (run.lastStep() != Long.MAX_VALUE) {
            node.put("last_step", run.lastStep());
        }
        for (StepFigure figure : StepFigure.all()) {
            put(node, figure.column(), report.get(figure));
        }
        stepsPerSecond.ifPresent(speed -> put(node, "steps_per_second", speed));
        secondsLeft.ifPresent(left -> put(node, "seconds_left", left));
        print(node);
    }

    @Override
    public void ended(Run run, RunState end, String folder) {
        ObjectNode node = begin("end")
                .put("outcome", end == RunState.FINISHED ? "finished" : "interrupted")
                .put("step", run.step())
                .put("seconds", run.elapsed().toNanos() / 1e9);
        run.ending().ifPresent(reason -> node.put("reason", reason.toString()));
        RunFrame frame = run.frame();
        NumberCensus census = frame == null ? null : frame.census();
        if (census != null) {
            node.put("evenness", census.evenness()).put("coverage", census.coverage());
        }
        print(run.step() == 0 ? node.putNull("folder") : node.put("folder", folder));
    }

    @Override
    public void next(VariantRun variant, int number, int count) {
        print(begin("variant").put("name", variant.name()).put("number", number).put("count", count));
    }

    @Override
    public void ended(Comparison comparison, boolean saved, String folder) {
        ObjectNode node = begin("comparison").put("outcome", comparison.isCancelled() ? "interrupted" : "finished");
        ArrayNode runs = node.putArray("runs");
        for (VariantRun run : comparison.runs()) {
            ObjectNode one = runs.addObject()
                    .put("name", run.name())
                    .put("outcome", run.outcome().name().toLowerCase(Locale.ROOT))
                    .put("step", run.step())
                    .put("seconds", run.elapsed().toNanos() / 1e9);
            for (StepFigure figure : StepFigure.all()) {
                put(one, figure.column(), run.means().of(figure));
            }
        }
        print(saved ? node.put("folder", folder) : node.putNull("folder"));
    }

    private static ObjectNode begin(String report) {
        return NODES.objectNode().put("report", report);
    }

    /** JSON has no way to write a figure that is no finite number. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, (float) value);
        } else {
            node.putNull(name);
        }
    }

    private void print(ObjectNode node) {
        out.println(node);
        out.flush();
    }
}
