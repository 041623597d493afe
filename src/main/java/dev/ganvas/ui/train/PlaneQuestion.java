package dev.ganvas.ui.train;

import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.engine.SavedPair;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.loss.LogitBatch;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Schema.LatentLaw;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.widget.plane.PlaneSheet;
import dev.ganvas.ui.widget.plane.PlaneSurface;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What of a moment of a run is to be worked out for the picture of its plane: D's answers over the window, what G makes of
 * even steps of noise, and where D's answer rises at each fake. Answered on any one thread with a pair of its own.
 *
 * @param experiment of the run
 * @param settings of the run
 * @param frame the moment, with the weights of both networks
 * @param window the part of the plane that is seen
 * @param home the part that is seen at first, into which noise is laid
 * @param real points of the data, at least one
 * @param pull what the slopes are of
 */
record PlaneQuestion(
        Experiment experiment,
        Settings settings,
        RunFrame frame,
        PlaneWindow window,
        PlaneWindow home,
        float[] real,
        Pull pull) {
    /** What tells a fake where to go. */
    enum Pull {
        /** Where D's answer rises. */
        ANSWER,
        /** Where G's loss falls, which is what G learns from. */
        LOSS
    }

    /** Places in each direction at which D is asked. */
    private static final int SURFACE_SIDE = 100;

    private static final int SHEET_CELLS = 30;
    private static final int LINE_PIECES = 240;
    /** How far normal noise is drawn: 99 of 100 values lie within. */
    private static final double NORMAL_REACH = 2.5;

    private static final double LEAST_REACH = 1e-6;

    /** What was worked out; null stands for what there is not. */
    record Answer(
            PlaneQuestion question,
            @Nullable PlaneSurface surface,
            @Nullable PlaneSheet sheet,
            float @Nullable [] slopes) {}

    Answer answer(SavedPair pair) {
        NetworkWeights weights = frame.weights();
        if (weights == null) {
            return new Answer(this, null, null, null);
        }
        pair.use(weights);
        return new Answer(this, surface(pair), sheet(pair), slopes(pair));
    }

    private GanLoss loss() {
        return settings.get(Schema.LOSS).loss();
    }

    private PlaneSurface surface(SavedPair pair) {
        float[] places = new float[2 * SURFACE_SIDE * SURFACE_SIDE];
        for (int i = 0; i < SURFACE_SIDE * SURFACE_SIDE; i++) {
            int row = i / SURFACE_SIDE;
            places[2 * i] = (float) (window.x() + window.span() * (i % SURFACE_SIDE) / (SURFACE_SIDE - 1));
            places[2 * i + 1] = (float) (window.y() + window.span() * row / (SURFACE_SIDE - 1));
        }
        float[] values = pair.judge(places);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) loss().answer(values[i]);
        }
        if (loss().givesProbability()) {
            return new PlaneSurface(window, SURFACE_SIDE, values, 0.5, 0.5);
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        // A score has no bounds, and not each has a value that means a guess: then the middle of those seen.
        var line = loss().answerLine();
        double middle = line == null ? sorted[sorted.length / 2] : line.value();
        double reach = Math.max(LEAST_REACH, Math.max(high - middle, middle - low));
        return new PlaneSurface(window, SURFACE_SIDE, values, middle, reach);
    }

    private float[] slopes(SavedPair pair) {
        float[] slopes = pair.slopes(frame.samples());
        float[] factors = pull == Pull.LOSS ? ofLoss(pair) : ofAnswer(pair);
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= factors[i / 2];
        }
        return slopes;
    }

    /** Returns by how much D's answer to each fake rises with its logit. */
    private float[] ofAnswer(SavedPair pair) {
        float[] logits = pair.judge(frame.samples());
        for (int i = 0; i < logits.length; i++) {
            double answer = loss().answer(logits[i]);
            logits[i] = loss().givesProbability() ? (float) (answer * (1 - answer)) : 1;
        }
        return logits;
    }

    /** Returns by how much G's loss of each fake falls as its logit rises; in pairs with real points where they are compared. */
    private float[] ofLoss(SavedPair pair) {
        int count = frame.samples().length / 2;
        float[] logits = Arrays.copyOf(pair.judge(frame.samples()), 2 * count);
        float[] ofReal = pair.judge(real);
        for (int i = 0; i < count; i++) {
            logits[count + i] = ofReal[i % ofReal.length];
        }
        float[] gradients = new float[2 * count];
        loss().generator(new LogitBatch(logits, gradients).rows(0, count, -1).against(count));
        return gradients;
    }

    /** Lays a square of the first two numbers of z, or a line of its only one, through G; further numbers stay in the middle. */
    private @Nullable PlaneSheet sheet(SavedPair pair) {
        LatentLaw law = settings.get(Schema.LATENT);
        int size = experiment.latentSize(settings);
        if (law == LatentLaw.BITS) {
            return null; // between 0 and 1 there is no noise
        }
        double low = low(law);
        double high = high(law);
        int columns = (size == 1 ? LINE_PIECES : SHEET_CELLS) + 1;
        int rows = size == 1 ? 1 : columns;
        double scale = settings.get(Schema.LATENT_SCALE);
        float[] latents = new float[columns * rows * size];
        Arrays.fill(latents, (float) (scale * (low + high) / 2));
        float[] inputs = new float[2 * columns * rows];
        for (int i = 0; i < columns * rows; i++) {
            double across = (double) (i % columns) / (columns - 1);
            int row = i / columns;
            double up = rows == 1 ? 0.5 : (double) row / (rows - 1);
            latents[i * size] = (float) (scale * (low + across * (high - low)));
            if (rows > 1) {
                latents[i * size + 1] = (float) (scale * (low + up * (high - low)));
            }
            inputs[2 * i] = (float) (home.x() + across * home.span());
            inputs[2 * i + 1] = (float) (home.y() + up * home.span());
        }
        float[] points = pair.generate(latents, experiment.sampleStatistics(settings));
        return new PlaneSheet(columns, rows, points, inputs, shares(law, columns - 1, rows == 1 ? 1 : rows - 1));
    }

    private static double low(LatentLaw law) {
        return law == LatentLaw.NORMAL ? -NORMAL_REACH : law == LatentLaw.UNIFORM ? -1 : 0;
    }

    private static double high(LatentLaw law) {
        return law == LatentLaw.NORMAL ? NORMAL_REACH : 1;
    }

    private static float[] shares(LatentLaw law, int columns, int rows) {
        float[] shares = new float[columns * rows];
        for (int i = 0; i < shares.length; i++) {
            int row = i / columns;
            double x = share(law, (i % columns + 0.5) / columns);
            shares[i] = (float) (rows == 1 ? x : x * share(law, (row + 0.5) / rows));
        }
        return shares;
    }

    /** Returns how likely noise is at a place between the ends of what is drawn, up to a factor. */
    private static double share(LatentLaw law, double place) {
        double deviations =
                switch (law) {
                    case NORMAL -> NORMAL_REACH * (2 * place - 1);
                    case UNIT_NORMAL -> 2 * (2 * place - 1);
                    case UNIFORM, UNIT_UNIFORM, BITS -> 0;
                };
        return Math.exp(-deviations * deviations / 2);
    }
}
