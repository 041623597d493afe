package dev.ganvas.ui.networks;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.network.LayerFitting;
import dev.ganvas.problem.Sentence;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One layer as the view lists it: what it is, whether it fits, and what was last seen of its weights. */
final class LayerItem {
    private final int number;
    private final LayerFitting fitting;
    private final ObjectProperty<Inspection.@Nullable Layer> seen = new SimpleObjectProperty<>(this, "seen");

    private LayerItem(int number, LayerFitting fitting) {
        this.number = number;
        this.fitting = fitting;
    }

    /** Returns the layers of a network, from input to output. */
    static List<LayerItem> of(List<LayerFitting> network) {
        List<LayerItem> items = new ArrayList<>();
        for (LayerFitting layer : network) {
            items.add(new LayerItem(items.size(), layer));
        }
        return items;
    }

    /** Its place in the network, from 0. */
    int number() {
        return number;
    }

    long parameters() {
        return fitting.parameters();
    }

    /** Returns the layer as it is written. */
    String text() {
        return fitting.text();
    }

    /** Returns what it says; null where it says nothing. */
    @Nullable
    LayerSpec spec() {
        return fitting.layer();
    }

    /** Returns why it cannot stand where it is, or an empty text. */
    String problem() {
        Sentence problem = fitting.problem();
        return problem == null ? "" : Messages.sentence(problem);
    }

    /** What was last seen of its weights; null where it has none, and before anyone looked. */
    ObjectProperty<Inspection.@Nullable Layer> seenProperty() {
        return seen;
    }

    /** Returns what kind of layer it is, or its text where it is none. */
    String kind() {
        LayerSpec layer = fitting.layer();
        return layer == null
                ? fitting.text()
                : Messages.text("layer." + layer.key(), layer.keyValues().toArray());
    }

    /** Returns its stride, where it has one, and its activation. */
    String detail() {
        String name = activationName();
        LayerSpec layer = fitting.layer();
        if (layer == null || layer.stride() == 0) {
            return name;
        }
        String steps = Messages.text("networks.stride", layer.stride());
        return name.isEmpty() ? steps : steps + " · " + name;
    }

    /** Returns the activation that ends it; none changes nothing. */
    Activation activation() {
        LayerSpec layer = fitting.layer();
        return layer == null ? Activation.IDENTITY : layer.activation();
    }

    /** Returns the name of the activation, or an empty text where there is none. */
    String activationName() {
        return activation() == Activation.IDENTITY
                ? ""
                : Messages.text("activation." + activation().key());
    }

    /** Returns the shape of what it gives. */
    String shape() {
        return fitting.output().isEmpty() ? "–" : shape(fitting.output());
    }

    /** Returns a shape as {@code 256×7×7}. */
    static String shape(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
    }

    /** Returns how wide pictures are on their way through a network, or what it is given and gives where there are none. */
    static String path(List<Integer> input, List<LayerFitting> network) {
        List<List<Integer>> shapes = new ArrayList<>();
        shapes.add(input);
        network.stream()
                .map(LayerFitting::output)
                .takeWhile(shape -> !shape.isEmpty())
                .forEach(shapes::add);
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
