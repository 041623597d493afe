package dev.ganvas.engine.layer;

import java.util.List;
import java.util.Optional;

/** Every kind of layer that a network can have, a line each; what it is stands in its own file. */
public final class LayerForms {
    /** Every kind, in the order in which it is offered. */
    public static final List<LayerForm> ALL = List.of(
            Dense.FORM,
            Maxout.FORM,
            Convolution.FORM,
            TransposedConvolution.FORM,
            NearestUpsampling.FORM,
            Pooling.FORM,
            GlobalAveragePooling.FORM,
            Reshape.FORM,
            BatchNormalization.FORM,
            Dropout.FORM);

    private LayerForms() {}

    /** Returns the kind of layer that {@code word} begins. */
    public static Optional<LayerForm> find(String word) {
        return ALL.stream().filter(form -> form.key().equals(word)).findFirst();
    }
}
