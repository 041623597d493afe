package dev.ganvas.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.chart.RecordedSurface.Circle;
import dev.ganvas.chart.RecordedSurface.Curved;
import dev.ganvas.chart.RecordedSurface.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ChartDrawingTest {
    private static final int RED = 0xFFFF0000;
    private static final int MARK = 0xFF00FFFF;
    private static final int REFERENCE = 0xFF00FF00;
    private static final ChartColors COLORS =
            new ChartColors(0xFF111111, 0xFF222222, 0xFFFFFFFF, REFERENCE, MARK, List.of(RED, 0xFF0000FF), 0.3, 1.75);
    private static final ChartLine LINE = new ChartLine("loss", 1);
    private static final double WIDTH = 560;
    private static final double HEIGHT = 200;
    private static final List<StepMark> SIX = List.of(
            new StepMark(100, "learning rate 0.0002 → 0.0001"),
            new StepMark(300, "momentum 0.5 → 0.9"),
            new StepMark(500, "optimizer Adam → SGD"),
            new StepMark(640, "latent scale 1 → 2"),
            new StepMark(700, "real label 1 → 0.9"),
            new StepMark(1000, "learning rate 0.0001 → 0.0002"));

    private final ChartDrawing drawing = new ChartDrawing();

    @Test
    void theDotStandsAtTheValueThatIsSaidOfTheLine() {
        Curve curve = curve(5000, step -> 0.5 + 0.3 * Math.sin(step * 1.7));
        RecordedSurface surface = draw(content(curve, List.of(), 0.9));

        double drawn = drawing.drawnValue(curve, 5000);
        List<Circle> dots = surface.all(Circle.class);
        assertThat(dots).hasSize(1);
        assertThat(dots.get(0).y()).isCloseTo(drawing.axes().y(drawn), within(0.01));
        assertThat(Math.abs(drawn - curve.rows().value(0, 4999))).isGreaterThan(0.05);
    }

    @Test
    void aShortRunIsDrawnAsItWasMeasured() {
        Curve curve = curve(12, step -> step % 2 == 0 ? 0.2 : 0.8);
        draw(content(curve, List.of(), 0.9));

        for (long step = 1; step <= 12; step++) {
            assertThat(drawing.drawnValue(curve, step))
                    .as("step %d", step)
                    .isCloseTo(curve.rows().value(0, (int) step - 1), within(0.02));
        }
    }

    @Test
    void nothingIsSaidOfALineThatIsNotDrawn() {
        Curve curve = curve(1000, step -> 0.5);
        assertThat(drawing.drawnValue(curve, 10)).isNaN();
        draw(content(curve, List.of(), 0.9));
        assertThat(drawing.drawnValue(curve, 10)).isCloseTo(0.5, within(1e-6));
        assertThat(drawing.drawnValue(curve, 5000)).isNaN();
        assertThat(drawing.drawnValue(curve(10, step -> 1), 5)).isNaN();
    }

    @Test
    void theLabelOfTheReferenceLineLeavesTheNewestEndFreeAndLiesUnderTheLines() {
        Curve curve = curve(2000, step -> 0.5 + 0.001 * Math.sin(step));
        RecordedSurface surface = draw(content(curve, List.of(), 0.9));

        Text label = surface.all(Text.class).stream()
                .filter(text -> text.text().equals("equilibrium"))
                .findFirst()
                .orElseThrow();
        double end = surface.all(Circle.class).get(0).x();
        assertThat(label.x() + RecordedSurface.LETTER * 11).isLessThan(end - 200);
        int written = surface.first(label::equals);
        int lined = surface.first(stroke -> stroke instanceof Curved line && line.argb() == RED);
        assertThat(lined).isGreaterThan(written);
    }

    @Test
    void labelsOfSixMarksKeepTheirRowsAndNeverCoverEachOtherWhileTheRunGoesOn() {
        Map<Long, Integer> seen = new HashMap<>();
        for (int length = 60; length < 6000; length += 37) {
            Curve curve = curve(length, step -> 0.5);
            List<StepMark> soFar = SIX.stream()
                    .filter(mark -> mark.step() <= curve.rows().length())
                    .toList();
            draw(content(curve, soFar, 0.9));

            List<MarkDrawing.Label> labels = drawing.markLabels();
            for (MarkDrawing.Label label : labels) {
                assertThat(label.x() + label.width())
                        .isLessThanOrEqualTo(
                                drawing.axes().left() + drawing.axes().width());
                assertThat(labels)
                        .filteredOn(other -> !other.equals(label) && other.row() == label.row())
                        .allSatisfy(other -> assertThat(other.x() >= label.x() + label.width()
                                        || label.x() >= other.x() + other.width())
                                .isTrue());
                long step = markOf(label, soFar);
                Integer before = seen.put(step, label.row());
                assertThat(before == null || before == label.row())
                        .as("the label at %d stays in its row", step)
                        .isTrue();
            }
        }
        assertThat(seen).hasSize(6);
    }

    @Test
    void theLabelOfTheReferenceLineStandsWhereNoCurveIs() {
        Curve early = curve(2000, step -> step < 800 ? 0.52 : 0.9);
        RecordedSurface surface = draw(content(early, List.of(), 0));

        Text label = surface.all(Text.class).stream()
                .filter(text -> text.text().equals("equilibrium"))
                .findFirst()
                .orElseThrow();
        assertThat(label.x()).isBetween(drawing.axes().x(800), drawing.axes().x(1600));
    }

    @Test
    void wherePlaceIsShortAMarkSaysItsNewValueAlone() {
        List<StepMark> near = List.of(
                new StepMark(800, "learning rate 0.0002 → 0.0001", "→ 0.0001"),
                new StepMark(1000, "learning rate 0.0001 → 0.0003", "→ 0.0003"));
        ChartContent content = content(curve(1010, step -> 0.5), near, 0);
        drawing.show(content.curves());
        drawing.draw(new RecordedSurface(), content, COLORS, WIDTH, 60);

        assertThat(drawing.markLabels()).extracting(MarkDrawing.Label::text).containsExactly("→ 0.0003", "→ 0.0001");
    }

    @Test
    void theLabelOfAMarkMovesWithItsLineAndDoesNotChangeSides() {
        double before = Double.POSITIVE_INFINITY;
        for (int length = 1000; length < 4000; length += 16) {
            draw(content(curve(length, step -> 0.5), SIX.subList(5, 6), 0.9));
            MarkDrawing.Label label = drawing.markLabels().get(0);
            assertThat(label.x()).as("after %d steps", length).isLessThanOrEqualTo(before + 0.5 + 40);
            double line = drawing.axes().x(1000);
            assertThat(label.x() + label.width()).isGreaterThan(line);
            before = label.x();
        }
    }

    /** Returns the step of the mark whose line is nearest left of the label, or under it. */
    private long markOf(MarkDrawing.Label label, List<StepMark> marks) {
        String begin = label.text().replaceAll("….*| \\+\\d+$", "");
        return marks.stream()
                .filter(mark -> mark.label().startsWith(begin))
                .min((one, other) -> Double.compare(distance(one, label), distance(other, label)))
                .orElseThrow()
                .step();
    }

    private double distance(StepMark mark, MarkDrawing.Label label) {
        return Math.abs(drawing.axes().x(mark.step()) - label.x());
    }

    private RecordedSurface draw(ChartContent content) {
        RecordedSurface surface = new RecordedSurface();
        drawing.show(content.curves());
        drawing.draw(surface, content, COLORS, WIDTH, HEIGHT);
        return surface;
    }

    private static ChartContent content(Curve curve, List<StepMark> marks, double smoothing) {
        return new ChartContent(
                List.of(curve),
                Set.of(),
                null,
                null,
                new ValueSpan(0, 1),
                ValueScale.LINEAR,
                new LevelLine(0.5, "equilibrium"),
                marks,
                smoothing,
                0,
                ChartTexts.ENGLISH);
    }

    private static Curve curve(int length, DoubleUnaryOperator value) {
        return new Curve(
                LINE,
                new SeriesRows() {
                    @Override
                    public int length() {
                        return length;
                    }

                    @Override
                    public long generation() {
                        return 0;
                    }

                    @Override
                    public long step(int row) {
                        return row + 1L;
                    }

                    @Override
                    public float value(int series, int row) {
                        return (float) value.applyAsDouble(row + 1.0);
                    }
                },
                0);
    }
}
