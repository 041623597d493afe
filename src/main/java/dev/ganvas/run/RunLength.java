package dev.ganvas.run;

import dev.ganvas.data.BatchSampler;
import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;

/**
 * How long a run is.
 *
 * @param stepsPerEpoch steps in one pass through the data, at least 1
 * @param lastStep the step at which the run is finished; {@link Long#MAX_VALUE} where no length is set
 */
public record RunLength(long stepsPerEpoch, long lastStep) {

    public static RunLength of(Experiment experiment, Settings settings, Dataset data) {
        int batch = experiment.gan(settings, data.shape()).discriminatorRows();
        long batches = BatchSampler.batchesPerEpoch(data, batch);
        long stepsPerEpoch = Math.max(1, batches / Math.max(1, settings.get(Schema.D_STEPS)));
        long steps = settings.get(Schema.STEPS);
        long epochs = settings.get(Schema.EPOCHS);
        long last = steps > 0 ? steps : epochs > 0 ? epochs * stepsPerEpoch : Long.MAX_VALUE;
        return new RunLength(stepsPerEpoch, last);
    }
}
