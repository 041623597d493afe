package dev.ganvas.export;

import dev.ganvas.chart.figure.Figure;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** What exports are given of a run, whether it is open in the window or was saved in a folder. */
public interface RunView {
    /** Returns what was trained. */
    Experiment experiment();

    /** Returns the shape of its samples. */
    SampleShape shape();

    /** Returns the steps that were done. */
    long step();

    /** Returns the origin of pictures of these steps. */
    PictureSource origin(long firstStep, long lastStep);

    /**
     * Returns the samples that it shows.
     *
     * @throws IOException with one sentence, if its generator cannot be read
     */
    RunFrame frame() throws IOException;

    /**
     * Returns the film of what it showed while it trained.
     *
     * @param most frames at most
     * @param upscale how many pixels, in both directions, one pixel becomes
     * @throws UnusableDataException with one sentence, if there are less than two frames
     * @throws IOException with one sentence, if its generator cannot be read
     */
    Film film(int most, int upscale) throws UnusableDataException, IOException;

    /**
     * Returns its charts.
     *
     * @throws UnusableDataException with one sentence, if the table of its losses is missing or damaged
     * @throws IOException with one sentence, if that cannot be read
     */
    Figure charts() throws UnusableDataException, IOException;

    /**
     * Writes the table of losses, or leaves the target as it was.
     *
     * @throws UnusableDataException with one sentence, if it has no such table
     * @throws IOException with one sentence, if it cannot be written
     */
    void writeLosses(Path target) throws UnusableDataException, IOException;

    /**
     * Writes the list of numbers, or leaves the target as it was.
     *
     * @throws UnusableDataException with one sentence, if it made no numbers
     * @throws IOException with one sentence, if it cannot be written
     */
    void writeNumbers(Path target) throws UnusableDataException, IOException;

    /**
     * Creates a folder with both networks and the run file, or leaves nothing.
     *
     * @return the steps that they were trained, fewer than a saved run has if that was cut off later
     * @throws UnusableDataException with one sentence, if it has no networks
     * @throws IOException with one sentence, if they cannot be written
     * @throws CancellationException if {@code progress} says so
     */
    long writeNetworks(Path target, Progress progress) throws UnusableDataException, IOException;

    /**
     * What the networks of a run were at one moment.
     *
     * @param step until which they were trained
     * @param spec of both
     * @param weights of both
     */
    record Trained(long step, GanSpec spec, NetworkWeights weights) {}

    /**
     * Returns both networks.
     *
     * @throws UnusableDataException with one sentence, if it has no networks
     * @throws IOException with one sentence, if they cannot be read
     */
    Trained trained() throws UnusableDataException, IOException;

    /**
     * Writes the run file, or leaves the target as it was.
     *
     * @throws UnusableDataException with one sentence, if it has none
     * @throws IOException with one sentence, if it cannot be written
     */
    void writeRunFile(Path target) throws UnusableDataException, IOException;
}
