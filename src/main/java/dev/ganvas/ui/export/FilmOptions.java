package dev.ganvas.ui.export;

import dev.ganvas.picture.GifTiming;
import dev.ganvas.picture.GifTiming.Repeat;

/**
 * How a film is written.
 *
 * @param mostFrames frames at most; {@link Integer#MAX_VALUE} for every snapshot
 * @param upscale how many pixels, in both directions, one pixel becomes
 * @param timing how it plays
 */
public record FilmOptions(int mostFrames, int upscale, GifTiming timing) {
    /** What is offered the first time. */
    public static final FilmOptions FIRST = new FilmOptions(120, 2, new GifTiming(80, Repeat.FOREVER));
}
