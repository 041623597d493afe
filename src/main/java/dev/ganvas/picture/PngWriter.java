package dev.ganvas.picture;

import dev.ganvas.data.Progress;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.problem.FileException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes pictures as PNG, with the fewest channels that lose nothing. Stateless; the same picture gives the same bytes. */
public final class PngWriter {
    /** The largest enlargement that is offered. */
    public static final int MOST_UPSCALE = 32;

    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngWriter() {}

    /**
     * Writes a picture to a file, or leaves the file as it was.
     *
     * @throws IOException with one sentence for the user
     */
    public static void write(Path file, Picture picture) throws IOException {
        AtomicFile.write(file, temporary -> {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                encode(picture, out);
            }
        });
    }

    /**
     * Writes a picture enlarged to squares to a file, with its origin as text, or leaves the file as it was. The
     * enlarged picture is never in memory as a whole.
     *
     * @param upscale how many pixels, in both directions, one pixel of {@code picture} becomes, at least 1
     * @throws IOException with one sentence for the user
     * @throws CancellationException if {@code progress} says so
     */
    public static void write(Path file, Picture picture, int upscale, PageSource origin, Progress progress)
            throws IOException {
        AtomicFile.write(file, temporary -> writeNow(temporary, picture, upscale, origin, progress));
    }

    /** Writes to a file that nobody looks at yet. */
    public static void writeNow(Path file, Picture picture, int upscale, PageSource origin, Progress progress)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            encode(EnlargedImage.of(picture, upscale), origin, progress, out);
        }
    }

    /** Writes a picture to a stream, which stays open. */
    public static void encode(Picture picture, OutputStream out) throws IOException {
        encode(EnlargedImage.of(picture, 1), null, Progress.NONE, out);
    }

    private static void encode(BufferedImage image, @Nullable PageSource origin, Progress progress, OutputStream out)
            throws IOException {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
        if (!writers.hasNext()) {
            throw new FileException("picture.noPngWriter");
        }
        ImageWriter writer = writers.next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.addIIOWriteProgressListener(new Listener(progress));
            IIOMetadata metadata = origin == null ? null : metadata(writer, image, origin);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        if (progress.cancelled()) {
            throw new CancellationException("The picture is not wanted any more.");
        }
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, PageSource origin) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode texts = new IIOMetadataNode("tEXt");
        texts.appendChild(text("Title", origin.title()));
        texts.appendChild(text("Software", origin.software()));
        texts.appendChild(text("Comment", origin.json()));
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(texts);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode text(String keyword, String value) {
        IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("value", value);
        return entry;
    }

    /** Carries the writer's progress on, and stops the writer where nobody waits for it any more. */
    private record Listener(Progress progress) implements IIOWriteProgressListener {
        @Override
        public void imageProgress(ImageWriter source, float percent) {
            progress.update(Math.round(percent), 100);
            if (progress.cancelled()) {
                source.abort();
            }
        }

        @Override
        public void imageStarted(ImageWriter source, int index) {}

        @Override
        public void imageComplete(ImageWriter source) {}

        @Override
        public void thumbnailStarted(ImageWriter source, int index, int thumbnail) {}

        @Override
        public void thumbnailProgress(ImageWriter source, float percent) {}

        @Override
        public void thumbnailComplete(ImageWriter source) {}

        @Override
        public void writeAborted(ImageWriter source) {}
    }
}
