package dev.ganvas.engine.plan.channel;

import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.ParameterViews;

/**
 * The parameters of a batch normalization, one value a channel each, in the network's own vectors.
 *
 * @param gamma scale
 * @param beta shift
 * @param gammaGradient gradient of the scale
 * @param betaGradient gradient of the shift
 * @param channels how many
 * @param epsilon added to the variance
 */
public record NormalizationParameters(
        Floats gamma, Floats beta, Floats gammaGradient, Floats betaGradient, int channels, double epsilon) {

    /** Takes those of a layer. */
    public static NormalizationParameters of(ParameterViews views, double epsilon) {
        return new NormalizationParameters(
                new Floats(views.value("gamma")),
                new Floats(views.value("beta")),
                new Floats(views.gradient("gamma")),
                new Floats(views.gradient("beta")),
                Math.toIntExact(views.value("gamma").length()),
                epsilon);
    }
}
