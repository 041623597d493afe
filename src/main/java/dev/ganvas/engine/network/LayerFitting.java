package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.LayerForm;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.problem.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer as it was written, and whether it can stand where it is. Unlike a {@link NetworkSpec}, a list of these may be of
 * a network that nobody can train yet. Immutable; any thread.
 *
 * @param text as it was written
 * @param layer what it says; null where it says nothing
 * @param output the shape of a row that it gives; empty from the first layer on that does not fit
 * @param parameters as the published framework counts them; 0 where it does not fit
 * @param problem why it cannot stand there; null where it can
 */
public record LayerFitting(
        String text, @Nullable LayerSpec layer, List<Integer> output, long parameters, @Nullable Sentence problem) {

    /**
     * Goes through the layers of a network for rows of {@code length} values, which are given as a row or, where the layers
     * fit better, as pictures.
     *
     * @param picture the shape of a row as a picture
     */
    public static List<LayerFitting> of(List<String> texts, int length, List<Integer> picture) {
        List<LayerFitting> row = along(texts, List.of(length));
        List<LayerFitting> pictures = along(texts, picture);
        return fitting(pictures) > fitting(row) ? pictures : row;
    }

    /** Returns how many layers fit before the first one that does not. */
    private static long fitting(List<LayerFitting> layers) {
        return layers.stream().takeWhile(layer -> layer.problem == null).count();
    }

    private static List<LayerFitting> along(List<String> texts, List<Integer> input) {
        List<LayerFitting> all = new ArrayList<>();
        List<Integer> shape = input;
        for (int i = 0; i < texts.size(); i++) {
            LayerFitting next = next(texts.get(i), shape, i == texts.size() - 1);
            all.add(next);
            shape = next.output;
        }
        return all;
    }

    private static LayerFitting next(String text, List<Integer> in, boolean last) {
        LayerSpec layer;
        try {
            layer = LayerForm.read(text);
        } catch (UnfitLayerException e) {
            return new LayerFitting(text, null, List.of(), 0, e.sentence());
        }
        if (in.isEmpty()) {
            return new LayerFitting(text, layer, List.of(), 0, null);
        }
        try {
            List<Integer> out = NetworkSpec.given(layer, in);
            if (last && !layer.canBeLast()) {
                throw new UnfitLayerException("network.cannotEnd", layer.kind());
            }
            return new LayerFitting(text, layer, out, layer.countedParameters(in), null);
        } catch (UnfitLayerException e) {
            return new LayerFitting(text, layer, List.of(), 0, e.sentence());
        }
    }
}
