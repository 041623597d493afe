package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.Signal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * A row as pictures: what a dense layer made becomes what a convolution takes. Its values stay where they are.
 *
 * @param channels number of pictures, at least 1
 * @param side height and width of each, at least 1
 */
public record Reshape(int channels, int side) implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            Reshape.class, "reshape", "CxHxW", "128x7x7", LayerForm.Ending.NONE, words -> read(words.word("shape")));

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})[x×](\\d{1,4})[x×](\\d{1,4})");

    private static Reshape read(String shape) {
        Matcher matcher = SHAPE.matcher(shape);
        if (matcher.matches() && matcher.group(2).equals(matcher.group(3))) {
            Reshape layer = new Reshape(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            if (layer.channels > 0 && layer.side > 0) {
                return layer;
            }
        }
        throw new UnfitLayerException("network.shapeForm", shape);
    }

    @Override
    public String key() {
        return "reshape";
    }

    @Override
    public String arguments() {
        return Shapes.text(shape());
    }

    @Override
    public String kind() {
        return "reshape";
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        long values = (long) channels * side * side;
        if (in.size() != 1 || in.get(0) != values) {
            throw new UnfitLayerException("network.needsRow", values, Shapes.text(in));
        }
        return shape();
    }

    private List<Integer> shape() {
        return List.of(channels, side, side);
    }

    /** What gives it its input writes where a row lies: the last layer writes where samples lie. */
    @Override
    public boolean canBeLast() {
        return false;
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(
                new ActivationLayer(new ActivationIdentity()), new FeedForwardToCnnPreProcessor(side, side, channels)));
    }

    @Override
    public LayerSpec linear() {
        return this;
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        return onnx.add("Reshape", List.of(onnx.input(), onnx.graph().constant(-1, channels, side, side)));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal out = place.in().shaped(shape());
        return new ArrangedLayer(out, rows -> LayerPlan.NOTHING);
    }
}
