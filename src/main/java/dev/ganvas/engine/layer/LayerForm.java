package dev.ganvas.engine.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How a kind of layer is written: its word, its parts, and the activation that ends it, such as {@code dense 128 relu}.
 * Immutable; any thread.
 *
 * @param type the layer that it makes
 * @param key its word, which is the layer's {@link LayerSpec#key()}
 * @param parts what follows the word, as a user is told: in capitals what is a value, in brackets what may be left out
 * @param example parts that can stand for a beginning
 * @param ending which activations may end it
 * @param reader makes the layer of what follows the word
 */
public record LayerForm(
        Class<? extends LayerSpec> type,
        String key,
        String parts,
        String example,
        Ending ending,
        Function<LayerWords, LayerSpec> reader) {

    /** Which activations may end a layer. */
    public enum Ending {
        /** None. */
        NONE,
        /** Those that work in place. */
        RECTIFIER,
        ANY
    }

    /** Returns the activations that may end it, the identity first; only that where it has none. */
    public List<Activation> activations() {
        return Arrays.stream(Activation.values())
                .filter(activation -> activation == Activation.IDENTITY
                        || ending == Ending.ANY
                        || (ending == Ending.RECTIFIER && activation.isRectifier()))
                .toList();
    }

    /** Returns how it is written, as a user is told. */
    public String usage() {
        return LayerWords.joined(key, parts, ending == Ending.NONE ? "" : "[ACTIVATION]");
    }

    /** Returns an example of how it is written. */
    public String example(Activation activation) {
        return text(key, example, activation);
    }

    static String text(String key, String arguments, Activation activation) {
        return LayerWords.joined(key, arguments, activation == Activation.IDENTITY ? "" : activation.key());
    }

    /**
     * Reads a layer.
     *
     * @param text as {@link LayerSpec#text} writes it, its words in any case and with any blanks between them
     * @throws UnfitLayerException with one sentence, if it is none: what is wrong, and how it is written
     */
    public static LayerSpec read(String text) {
        List<String> words = new ArrayList<>(LayerWords.split(text));
        if (words.isEmpty()) {
            throw new UnfitLayerException("network.emptyLayer");
        }
        String word = words.remove(0);
        LayerForm form = LayerForms.find(word)
                .orElseThrow(() -> new UnfitLayerException(
                        "network.unknownLayer",
                        word,
                        String.join(
                                ", ",
                                LayerForms.ALL.stream().map(LayerForm::key).toList())));
        LayerWords rest = new LayerWords(form, words);
        LayerSpec layer = form.reader.apply(rest);
        rest.end();
        return layer;
    }
}
