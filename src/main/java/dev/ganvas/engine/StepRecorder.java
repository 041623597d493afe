package dev.ganvas.engine;

import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.StepTrace.Phase;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.network.TrainedNetwork;
import dev.ganvas.engine.plan.NativeRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Does one step and notes what each of its phases gave; changes nothing of it. On the trainer's thread, for one step. */
public final class StepRecorder {

    private static final float[] NO_ROWS = {};

    private final GanTrainer trainer;
    private final List<Phase> phases = new ArrayList<>();
    private Learners learners = Learners.BOTH;
    private float[] before = NO_ROWS;

    /** Creates one for the next step of a trainer. */
    public StepRecorder(GanTrainer trainer) {
        this.trainer = trainer;
    }

    /** Does the step. */
    public StepReport step(BatchSource source, Learners updated) {
        learners = updated;
        trainer.setListener(new Notes());
        try {
            return trainer.step(source, updated);
        } finally {
            trainer.setListener(StepListener.NONE);
        }
    }

    /** Returns what was noted of the step. */
    public StepTrace trace() {
        return new StepTrace(trainer.stepsDone(), learners, List.copyOf(phases));
    }

    private void add(Kind kind, Learners turn, float[] rows, double figure) {
        phases.add(new Phase(kind, turn, rows, figure));
    }

    private static float[] head(float[] rows, int width) {
        return Arrays.copyOf(rows, StepTrace.kept(rows.length / width, width) * width);
    }

    /** Keeps what it sees. */
    private final class Notes implements StepListener {
        @Override
        public void noise(Learners turn, float[] rows, int width) {
            add(Kind.NOISE, turn, head(rows, width), 0);
        }

        @Override
        public void samples(Kind kind, Learners turn, NativeRows samples, int row, int rows, int width) {
            float[] head = new float[StepTrace.kept(rows, width) * width];
            samples.get(row, head, head.length);
            add(kind, turn, head, 0);
        }

        @Override
        public void judged(Kind kind, Learners turn, float[] logits, int first, int count) {
            float[] head = new float[StepTrace.kept(count, 1)];
            GanLoss loss = trainer.spec().loss().loss();
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double answer = loss.answer(logits[first + i]);
                sum += answer;
                if (i < head.length) {
                    head[i] = (float) answer;
                }
            }
            add(kind, turn, head, sum / count);
        }

        @Override
        public void loss(Learners turn, double loss) {
            add(Kind.LOSS, turn, NO_ROWS, loss);
        }

        @Override
        public void gradient(Learners turn, TrainedNetwork network) {
            before = network.copyParameters(new float[0]);
            double squares = 0;
            for (float value : network.copyGradients(new float[0])) {
                squares += (double) value * value;
            }
            add(Kind.GRADIENT, turn, NO_ROWS, Math.sqrt(squares));
        }

        @Override
        public void update(Learners turn, TrainedNetwork network) {
            float[] after = network.copyParameters(new float[0]);
            double moved = 0;
            double length = 0;
            for (int i = 0; i < after.length; i++) {
                double by = (double) after[i] - before[i];
                moved += by * by;
                length += (double) before[i] * before[i];
            }
            add(Kind.UPDATE, turn, NO_ROWS, length == 0 ? 0 : Math.sqrt(moved / length));
        }
    }
}
