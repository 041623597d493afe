package dev.ganvas.ui.transport;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.ui.part.SamplePixels;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.SVGPath;

/** A few real samples, as small as a stamp: what an experiment learns to make. */
final class ExperimentPicture {
    /** Pixels a side. */
    static final double SIDE = 56;

    private static final int POINTS = 250;
    private static final double DOT = 1.8;
    /** A row and a column of images. */
    private static final int ACROSS = 2;

    private static final int NUMBERS = 4;

    private ExperimentPicture() {}

    /** Returns what makes the picture on the JavaFX thread; takes the samples now. */
    static Drawing of(Dataset data) {
        if (data.shape().isPoint()) {
            String path = points(data);
            return () -> drawn(path);
        }
        return data.shape().isImage() ? images(data) : numbers(data);
    }

    /** Makes a node; on the JavaFX thread. */
    @FunctionalInterface
    interface Drawing {
        /** Returns the picture. */
        Node node();
    }

    private static String points(Dataset data) {
        float low = data.range().low();
        double scale = (SIDE - DOT) / (data.range().high() - low);
        float[] points = some(data, POINTS);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            double x = (points[i] - low) * scale;
            double y = SIDE - DOT - (points[i + 1] - low) * scale;
            path.append(String.format(Locale.ROOT, "M%.1f %.1fh%3$.1fv%3$.1fh-%3$.1fz", x, y, DOT));
        }
        return path.toString();
    }

    private static SVGPath drawn(String path) {
        SVGPath shape = new SVGPath();
        // Its box is that of the whole plane, so that points keep their place in it.
        shape.setContent("M0 0h0M%1$s %1$sh0".formatted(SIDE) + path);
        shape.getStyleClass().add("experiment-points");
        return shape;
    }

    private static Drawing images(Dataset data) {
        SampleShape shape = data.shape();
        int[] pixels = SamplePixels.of(some(data, ACROSS * ACROSS), shape, data.range());
        return () -> {
            WritableImage image = new WritableImage(ACROSS * shape.width(), ACROSS * shape.height());
            for (int i = 0; i < ACROSS * ACROSS; i++) {
                image.getPixelWriter()
                        .setPixels(
                                i % ACROSS * shape.width(),
                                i / ACROSS * shape.height(),
                                shape.width(),
                                shape.height(),
                                PixelFormat.getIntArgbInstance(),
                                pixels,
                                i * shape.width() * shape.height(),
                                shape.width());
            }
            ImageView view = new ImageView(image);
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            return view;
        };
    }

    private static Drawing numbers(Dataset data) {
        String text = Arrays.stream(
                        NumberCensus.numbers(some(data, NUMBERS), data.shape().width()))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("\n"));
        return () -> {
            Label label = new Label(text);
            label.getStyleClass().add("experiment-numbers");
            return label;
        };
    }

    /** Returns samples that are evenly spread over the data. */
    private static float[] some(Dataset data, int most) {
        int count = Math.min(most, data.size());
        int length = data.shape().length();
        float[] samples = new float[count * length];
        for (int i = 0; i < count; i++) {
            data.copy((int) ((long) i * data.size() / count), samples, i * length);
        }
        return samples;
    }
}
