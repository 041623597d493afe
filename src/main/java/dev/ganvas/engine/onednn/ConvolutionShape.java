package dev.ganvas.engine.onednn;

/**
 * Sizes of a convolution of square pictures that makes features of images. A transposed convolution is the same one, read
 * from its features to its images.
 *
 * @param rows pictures of a batch
 * @param channels of an image
 * @param imageSide in pixels
 * @param features of a picture of features: its channels
 * @param featureSide in pixels
 * @param kernel width of the kernel
 * @param stride step between features, in pixels of the image
 * @param padding rows of zeros above and left of the image
 */
public record ConvolutionShape(
        int rows, int channels, int imageSide, int features, int featureSide, int kernel, int stride, int padding) {
    private static final int WINOGRAD_CHANNELS = 32;
    private static final int WINOGRAD_SIDE = 14;

    /** Refuses sizes that oneDNN would read or write beyond its arrays for. */
    public ConvolutionShape {
        boolean positive = rows > 0 && channels > 0 && imageSide > 0 && features > 0 && featureSide > 0;
        int paddingAfter = (featureSide - 1) * stride + kernel - imageSide - padding;
        boolean fits = kernel > 0 && stride > 0 && padding >= 0 && padding < kernel + imageSide;
        if (!positive || !fits || paddingAfter + stride <= 0) {
            throw new IllegalArgumentException(
                    "%d features of %d pixels cannot be made of %d channels of %d pixels by a kernel of %d, stride %d, padding %d"
                            .formatted(features, featureSide, channels, imageSide, kernel, stride, padding));
        }
    }

    /** Returns rows of zeros below and right of the image; below zero where some of its pixels are left out. */
    int paddingAfter() {
        return (featureSide - 1) * stride + kernel - imageSide - padding;
    }

    /**
     * Returns whether Winograd's way (Lavin and Gray, 2016) is faster: a quarter of the products, for sums that lose a few
     * more bits. It pays for kernels of three pixels on pictures that its tiles fill, with channels that fill blocks.
     */
    boolean suitsWinograd() {
        boolean small = kernel == 3 && stride == 1 && padding == 1;
        boolean many = channels >= WINOGRAD_CHANNELS && features >= WINOGRAD_CHANNELS;
        return small && many && imageSide >= WINOGRAD_SIDE;
    }

    /** Returns what it is called where times are told. */
    public String title() {
        return "convolution %dx%d to %dx%d, %dx%d"
                .formatted(channels, imageSide, features, featureSide, kernel, kernel);
    }

    /** Returns the same for another number of rows. */
    public ConvolutionShape withRows(int count) {
        return new ConvolutionShape(count, channels, imageSide, features, featureSide, kernel, stride, padding);
    }
}
