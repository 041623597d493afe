package dev.ganvas.ui.model;

import dev.ganvas.experiment.Experiment;
import java.nio.file.Path;

/**
 * A run that was left for another and is saved.
 *
 * @param folder that it is saved in
 * @param experiment that was trained
 * @param step that it rests at
 */
public record RestingRun(Path folder, Experiment experiment, long step) {}
