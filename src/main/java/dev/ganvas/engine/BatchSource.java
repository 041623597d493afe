package dev.ganvas.engine;

/** Gives a step its real samples and its noise. Called on the training thread; the same arguments give the same rows. */
public interface BatchSource {

    /**
     * Fills {@code batch} with real samples, row after row.
     *
     * @param step index of the step, from 0
     * @param draw 0 for the first D update of the step, 1 for the second, and so on
     */
    void real(long step, int draw, float[] batch);

    /**
     * Fills {@code latents} with noise, row after row, already multiplied by the latent scale.
     *
     * @param step index of the step, from 0
     * @param draw counts the noise batches of the step, from 0
     */
    void noise(long step, int draw, float[] latents);

    /**
     * Fills {@code shares} with how much of the real sample is in each point between a real sample and a fake, uniform in
     * [0, 1).
     *
     * @param step index of the step, from 0
     * @param draw counts the D updates of the step, from 0
     */
    void mixture(long step, int draw, float[] shares);

    /**
     * Fills the beginning of {@code values} with standard normal numbers, of which noise on samples is made.
     *
     * @param step index of the step, from 0
     * @param draw counts what gets such noise in the step, from 0
     * @param count how many
     */
    void disturbance(long step, int draw, float[] values, int count);
}
