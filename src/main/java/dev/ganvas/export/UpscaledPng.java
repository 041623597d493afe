package dev.ganvas.export;

import dev.ganvas.picture.PngWriter;
import java.util.List;

/** A format of PNG pictures whose pixels may be drawn as squares. */
abstract class UpscaledPng implements ExportFormat {
    /** How many pixels, in both directions, one pixel becomes. */
    static final ExportOption UPSCALE = ExportOption.upscale(PngWriter.MOST_UPSCALE, 4);

    @Override
    public final List<ExportOption> options() {
        return List.of(UPSCALE);
    }

    @Override
    public final Dialog dialog() {
        return Dialog.PICTURE;
    }
}
