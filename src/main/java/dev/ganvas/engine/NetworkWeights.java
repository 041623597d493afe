package dev.ganvas.engine;

/**
 * The parameters of both networks at one moment. Immutable by agreement: nobody writes into its arrays.
 *
 * @param generator in the order in which a saved network has them
 * @param discriminator in the same order
 */
public record NetworkWeights(float[] generator, float[] discriminator) {
    /** Returns how many parameters there are. */
    public int count() {
        return generator.length + discriminator.length;
    }
}
