package dev.ganvas.ui.networks;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.network.LayerSummary;
import dev.ganvas.engine.network.NetworkSpec;
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
        return Messages.text("layer." + spec.key(), spec.keyValues().toArray());
    }

    /** Returns its stride, where it has one, and its activation. */
    String detail() {
        String name = activationName();
        if (spec.stride() == 0) {
            return name;
        }
        String steps = Messages.text("networks.stride", spec.stride());
        return name.isEmpty() ? steps : steps + " · " + name;
    }

    /** Returns the activation that ends it; none changes nothing. */
    Activation activation() {
        return spec.activation();
    }

    /** Returns the name of the activation, or an empty text where there is none. */
    String activationName() {
        return activation() == Activation.IDENTITY
                ? ""
                : Messages.text("activation." + activation().key());
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
