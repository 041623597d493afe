package dev.ganvas.data.idx;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Labels;
import dev.ganvas.data.PixelStore;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.pictures.Orientation;
import dev.ganvas.data.pictures.SquareCrop;
import dev.ganvas.data.pictures.SquareScaler;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Grey images in another shape: each cropped to its middle square, scaled, and of three equal channels where colours are
 * wanted. Immutable once made; any thread may read.
 */
public final class ScaledImages implements Dataset {
    private final IdxImages whole;
    private final int size;
    private final PixelStore pixels;
    private final Optional<Labels> labels;

    private ScaledImages(IdxImages whole, int size, PixelStore pixels) {
        this.whole = whole;
        this.size = size;
        this.pixels = pixels;
        this.labels = whole.labels().map(all -> all.of(IntStream.range(0, size).toArray()));
    }

    /**
     * Makes them, on the caller's thread.
     *
     * @param shape to which the images are brought: square; one channel or three
     * @param limit of images, at least 1; the first are taken
     * @param progress is told how many are done
     * @throws UnusableDataException with one sentence if they would not fit into memory
     * @throws CancellationException if {@code progress} was cancelled
     */
    public static ScaledImages of(IdxImages whole, SampleShape shape, int limit, Progress progress)
            throws UnusableDataException {
        int count = Math.min(limit, whole.size());
        PixelStore.checkMemory(whole.title(), shape, count);
        PixelStore pixels = new PixelStore(shape, whole.range(), count);
        SquareScaler scaler = new SquareScaler(shape);
        SampleShape from = whole.shape();
        SquareCrop crop = SquareCrop.of(from.width(), from.height());
        BufferedImage image = new BufferedImage(from.width(), from.height(), BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage square = image.getSubimage(crop.left(), crop.top(), crop.side(), crop.side());
        for (int i = 0; i < count; i++) {
            progress.update(i, count);
            if (progress.cancelled()) {
                throw new CancellationException("cancelled after %,d of %,d images".formatted(i, count));
            }
            image.getRaster().setDataElements(0, 0, from.width(), from.height(), whole.levels(i));
            scaler.scale(square, Orientation.UPRIGHT, pixels, i);
        }
        progress.update(count, count);
        return new ScaledImages(whole, count, pixels);
    }

    @Override
    public Sentence title() {
        return size == whole.size() ? whole.title() : Sentence.of("data.first", whole.title(), size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public SampleShape shape() {
        return pixels.shape();
    }

    @Override
    public ValueRange range() {
        return pixels.range();
    }

    @Override
    public void copy(int index, float[] into, int offset) {
        pixels.copy(index, into, offset);
    }

    @Override
    public Optional<Labels> labels() {
        return labels;
    }

    @Override
    public DataReport report() {
        SampleShape from = whole.shape();
        DataReport report = whole.report().of(size);
        if (from.width() != from.height()) {
            report = report.with(Sentence.of("data.allCropped"));
        }
        if (Math.min(from.width(), from.height()) != shape().width()) {
            report = report.with(Sentence.of("data.scaled", shape().width(), shape().height()));
        }
        return shape().channels() == 1 ? report : report.with(Sentence.of("data.greyInColours"));
    }
}
