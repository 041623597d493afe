package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.SamplePicture;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The samples that a run shows, as one PNG. */
final class SampleGridPng extends UpscaledPng {
    @Override
    public String id() {
        return "png";
    }

    @Override
    public String help() {
        return "its samples in one picture";
    }

    @Override
    public List<String> endings() {
        return List.of(".png");
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-samples", "transport.exportSamples", "export.samplesTitle", "S");
    }

    @Override
    public Need need() {
        return Need.SAMPLES;
    }

    @Override
    public Optional<Picture> preview(LiveRunView run) {
        return Optional.of(draw(run, run.frame()));
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.frame().step()) + ".png";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress) throws IOException {
        RunFrame frame = run.frame();
        PngWriter.write(
                target, draw(run, frame), chosen.get(UPSCALE), run.origin(frame.step(), frame.step()), progress);
        return new Written("the samples", frame.step());
    }

    private static Picture draw(RunView run, RunFrame frame) {
        return SamplePicture.draw(run.experiment(), run.shape(), frame.samples());
    }
}
