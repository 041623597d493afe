package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.onnx.OnnxGraph;
import dev.ganvas.engine.onnx.OnnxGraph.Value;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.Parameter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Networks as ONNX models, as they are used: dropout does nothing, batch normalization takes its running statistics. They
 * take any number of rows. The same network gives the same bytes.
 */
public final class OnnxModel {
    private OnnxModel() {}

    /**
     * Writes a generator, from {@code noise} to {@code samples}.
     *
     * @param parameters of all layers, in their order
     */
    public static void writeGenerator(NetworkSpec spec, float[] parameters, Path file) throws IOException {
        write(spec, parameters, "generator", List.of("noise", "samples"), file);
    }

    /** Writes a discriminator, from {@code samples} to a {@code logit}, or to two of which the second is for real. */
    public static void writeDiscriminator(NetworkSpec spec, float[] parameters, Path file) throws IOException {
        write(NetworkBuilder.logits(spec), parameters, "discriminator", List.of("samples", "logit"), file);
    }

    private static void write(NetworkSpec spec, float[] parameters, String name, List<String> ends, Path file)
            throws IOException {
        OnnxGraph graph = new OnnxGraph(new Value(ends.get(0), spec.inputShape()));
        List<List<Integer>> shapes = spec.shapes();
        String last = ends.get(0);
        int next = 0;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            List<Parameter> layout = layer.parameters(shapes.get(i));
            String called = "%d-%s".formatted(i + 1, layer.key());
            OnnxLayer place = new OnnxLayer(graph, called, last, shapes.get(i), layout, parameters, next);
            last = layer.activation().addTo(graph, layer.addTo(place));
            next += Math.toIntExact(layout.stream().mapToLong(Parameter::length).sum());
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            graph.write(
                    out,
                    name,
                    last,
                    new Value(ends.get(1), spec.outputShape()),
                    NetworkText.of(spec).toString());
        }
    }
}
