package dev.ganvas.ui.networks;

import dev.ganvas.engine.Activation;
import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.LayerSpec;
import dev.ganvas.engine.LayerSummary;
import dev.ganvas.engine.NetworkSpec;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One layer as the view lists it: what it is, and what was last seen of its weights. */
final class LayerItem {
    private final int number;
    private final LayerSpec spec;
    private final LayerSummary summary;
    private final ObjectProperty<Inspection.@Nullable Layer> seen = new SimpleObjectProperty<>(this, "seen");

    private LayerItem(int number, LayerSpec spec, LayerSummary summary) {
        this.number = number;
        this.spec = spec;
        this.summary = summary;
    }

    /** Returns the layers of a network, from input to output. */
    static List<LayerItem> of(NetworkSpec network) {
        List<LayerItem> items = new ArrayList<>();
        List<LayerSummary> summaries = network.summary();
        for (int i = 0; i < summaries.size(); i++) {
            items.add(new LayerItem(i, network.layers().get(i), summaries.get(i)));
        }
        return items;
    }

    /** Its place in the network, from 0. */
    int number() {
        return number;
    }

    long parameters() {
        return summary.parameters();
    }

    /** What was last seen of its weights; null where it has none, and before anyone looked. */
    ObjectProperty<Inspection.@Nullable Layer> seenProperty() {
        return seen;
    }

    /** Returns what kind of layer it is. */
    String kind() {
        if (spec instanceof LayerSpec.Dense) {
            return Messages.text("networks.dense");
        }
        if (spec instanceof LayerSpec.Convolution c) {
            return Messages.text("networks.convolution", c.kernel(), c.kernel());
        }
        if (spec instanceof LayerSpec.TransposedConvolution c) {
            return Messages.text("networks.transposed", c.kernel(), c.kernel());
        }
        if (spec instanceof LayerSpec.BatchNormalization) {
            return Messages.text("networks.normalization");
        }
        if (spec instanceof LayerSpec.Dropout dropout) {
            return Messages.text("networks.dropout", dropout.rate());
        }
        return Messages.text("networks.pooling");
    }

    /** Returns its stride, where it has one, and its activation. */
    String detail() {
        long stride = spec instanceof LayerSpec.Convolution c
                ? c.stride()
                : spec instanceof LayerSpec.TransposedConvolution t ? t.stride() : 0;
        String name = activationName();
        if (stride == 0) {
            return name;
        }
        String steps = Messages.text("networks.stride", stride);
        return name.isEmpty() ? steps : steps + " · " + name;
    }

    /** Returns the activation that ends it; none changes nothing. */
    Activation activation() {
        if (spec instanceof LayerSpec.Dense dense) {
            return dense.activation();
        }
        if (spec instanceof LayerSpec.Convolution c) {
            return c.activation();
        }
        if (spec instanceof LayerSpec.TransposedConvolution c) {
            return c.activation();
        }
        return spec instanceof LayerSpec.BatchNormalization norm ? norm.activation() : Activation.IDENTITY;
    }

    /** Returns the name of the activation, or an empty text where there is none. */
    String activationName() {
        return switch (activation()) {
            case IDENTITY -> "";
            case SIGMOID -> Messages.text("networks.sigmoid");
            case RELU -> Messages.text("networks.relu");
            case LEAKY_RELU -> Messages.text("networks.leakyRelu");
            case TANH -> Messages.text("networks.tanh");
        };
    }

    /** Returns the formula of an activation and of its slope, a line each. */
    static String formula(Activation activation) {
        return switch (activation) {
            case IDENTITY -> "f(x) = x\nf′(x) = 1";
            case SIGMOID -> "f(x) = 1 / (1 + e⁻ˣ)\nf′(x) = f(x) (1 − f(x))";
            case RELU -> "f(x) = max(0, x)\nf′(x) = 1, x > 0;  0, x ≤ 0";
            case LEAKY_RELU -> "f(x) = max(0.2 x, x)\nf′(x) = 1, x > 0;  0.2, x ≤ 0";
            case TANH -> "f(x) = tanh(x)\nf′(x) = 1 − f(x)²";
        };
    }

    /** Returns the shape of what it gives. */
    String shape() {
        return shape(summary.outputShape());
    }

    /** Returns a shape as {@code 256×7×7}. */
    static String shape(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    /** Returns how wide pictures are on their way through a network, or what it is given and gives where there are none. */
    static String path(NetworkSpec network) {
        List<List<Integer>> shapes = new ArrayList<>();
        shapes.add(network.inputShape());
        network.summary().forEach(layer -> shapes.add(layer.outputShape()));
        boolean pictures = shapes.stream().anyMatch(shape -> shape.size() == 3);
        List<String> sizes = new ArrayList<>();
        for (List<Integer> shape : shapes) {
            String size = String.valueOf(pictures && shape.size() == 3 ? shape.get(2) : shape.get(0));
            boolean told = pictures && shape.size() == 1;
            if (!told && (sizes.isEmpty() || !sizes.get(sizes.size() - 1).equals(size))) {
                sizes.add(size);
            }
        }
        return String.join(" → ", sizes);
    }
}
