package dev.ganvas.ui.latent;

import dev.ganvas.run.latent.LatentWalk;

/** Writes a walk to a file that the user names. JavaFX thread. */
@FunctionalInterface
public interface WalkExport {
    /**
     * Asks for a file and writes it in the background.
     *
     * @param frames samples on the way, one after another
     * @param step of the generator that made them
     */
    void write(LatentWalk walk, float[] frames, long step);
}
