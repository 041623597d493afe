package dev.ganvas.picture;

import dev.ganvas.problem.FileException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes one animated GIF, frame by frame: only the frame at hand is in memory. All frames share one palette, and each
 * pixel becomes a square. One thread at a time.
 */
final class GifWriter implements AutoCloseable {
    /** Frames are timed in hundredths of a second. */
    static final int MILLIS_PER_UNIT = 10;

    private static final int LONGEST_SIDE = 0xFFFF;
    private static final String STREAM_FORMAT = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE_FORMAT = "javax_imageio_gif_image_1.0";

    private final ImageWriter writer;
    private final ImageOutputStream out;
    private final Palette palette;
    private final int upscale;
    private final GifTiming timing;
    private final String comment;
    private final BufferedImage image;
    private boolean first = true;

    /**
     * Begins a file.
     *
     * @param out gets the file, and stays open
     * @param small any frame, for its size
     * @param upscale how many pixels, in both directions, one pixel of a frame becomes
     * @param comment kept in the file
     */
    GifWriter(ImageOutputStream out, Picture small, Palette palette, int upscale, GifTiming timing, String comment)
            throws IOException {
        int width = Math.multiplyExact(small.width(), upscale);
        int height = Math.multiplyExact(small.height(), upscale);
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new FileException("picture.gifTooLarge", LONGEST_SIDE);
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
        if (!writers.hasNext()) {
            throw new FileException("picture.noGifWriter");
        }
        this.writer = writers.next();
        this.palette = palette;
        this.upscale = upscale;
        this.timing = timing;
        this.comment = comment;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette.model());
        this.out = out;
        writer.setOutput(out);
        writer.prepareWriteSequence(streamMetadata());
    }

    /** Appends a frame, which has the size of the others and only colours that the palette was made for. */
    void add(Picture frame) throws IOException {
        if (frame.width() * upscale != image.getWidth() || frame.height() * upscale != image.getHeight()) {
            throw new IllegalArgumentException("The frames of a GIF have one size.");
        }
        fill(frame);
        writer.writeToSequence(new IIOImage(image, null, imageMetadata()), null);
        first = false;
    }

    /** Completes the file. */
    void finish() throws IOException {
        writer.endWriteSequence();
        out.flush();
    }

    @Override
    public void close() {
        writer.dispose();
    }

    private void fill(Picture frame) {
        byte[] indices = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        for (int y = 0; y < frame.height(); y++) {
            int row = y * upscale * width;
            for (int x = 0; x < frame.width(); x++) {
                int from = row + x * upscale;
                Arrays.fill(indices, from, from + upscale, palette.index(frame.argb()[y * frame.width() + x]));
            }
            for (int copy = 1; copy < upscale; copy++) {
                System.arraycopy(indices, row, indices, row + copy * width, width);
            }
        }
    }

    private IIOMetadata streamMetadata() throws IOException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = new IIOMetadataNode(STREAM_FORMAT);
        root.appendChild(node("Version", "value", "89a"));
        root.appendChild(node(
                "LogicalScreenDescriptor",
                "logicalScreenWidth",
                Integer.toString(image.getWidth()),
                "logicalScreenHeight",
                Integer.toString(image.getHeight()),
                "colorResolution",
                "8",
                "pixelAspectRatio",
                "0"));
        root.appendChild(colorTable());
        metadata.setFromTree(STREAM_FORMAT, root);
        return metadata;
    }

    /** The table that all frames share; it has to have a power of two of colours, so black fills it up. */
    private IIOMetadataNode colorTable() {
        int size = Math.max(2, Integer.highestOneBit(2 * palette.size() - 1));
        IIOMetadataNode table = node(
                "GlobalColorTable",
                "sizeOfGlobalColorTable",
                Integer.toString(size),
                "backgroundColorIndex",
                "0",
                "sortFlag",
                "FALSE");
        for (int i = 0; i < size; i++) {
            int rgb = i < palette.size() ? palette.color(i) : 0;
            table.appendChild(node(
                    "ColorTableEntry",
                    "index",
                    Integer.toString(i),
                    "red",
                    Integer.toString(rgb >> 16 & 0xFF),
                    "green",
                    Integer.toString(rgb >> 8 & 0xFF),
                    "blue",
                    Integer.toString(rgb & 0xFF)));
        }
        return table;
    }

    private IIOMetadata imageMetadata() throws IOException {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
        IIOMetadataNode root = new IIOMetadataNode(IMAGE_FORMAT);
        root.appendChild(node(
                "ImageDescriptor",
                "imageLeftPosition",
                "0",
                "imageTopPosition",
                "0",
                "imageWidth",
                Integer.toString(image.getWidth()),
                "imageHeight",
                Integer.toString(image.getHeight()),
                "interlaceFlag",
                "FALSE"));
        root.appendChild(node(
                "GraphicControlExtension",
                "disposalMethod",
                "doNotDispose",
                "userInputFlag",
                "FALSE",
                "transparentColorFlag",
                "FALSE",
                "delayTime",
                Integer.toString(timing.millis() / MILLIS_PER_UNIT),
                "transparentColorIndex",
                "0"));
        if (first) {
            addOnce(root);
        }
        metadata.setFromTree(IMAGE_FORMAT, root);
        return metadata;
    }

    /** What the whole file says stands before its first frame. */
    private void addOnce(IIOMetadataNode root) {
        if (timing.repeat() == GifTiming.Repeat.FOREVER) {
            IIOMetadataNode loop =
                    node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
            // Sub-block 1, and 0 rounds: without end.
            loop.setUserObject(new byte[] {1, 0, 0});
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        IIOMetadataNode comments = new IIOMetadataNode("CommentExtensions");
        comments.appendChild(node("CommentExtension", "value", comment));
        root.appendChild(comments);
    }

    private static IIOMetadataNode node(String name, String... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i], attributes[i + 1]);
        }
        return node;
    }
}
