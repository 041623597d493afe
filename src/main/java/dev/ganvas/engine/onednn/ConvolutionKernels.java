package dev.ganvas.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.List;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.slf4j.LoggerFactory;

/**
 * The three operations of a convolution on pictures whose channels lie in blocks: features of images, images of features
 * (the gradient of the images, or a transposed convolution), and the gradient of the weights. Immutable; what it makes
 * keeps it reachable.
 */
public final class ConvolutionKernels {
    private final Format images;
    private final Format features;
    private final convolution_forward.primitive_desc forward;
    private final convolution_backward_data.primitive_desc data;
    private final convolution_backward_weights.primitive_desc weights;
    private final convolution_forward forwardKernel;
    private final convolution_backward_data dataKernel;
    private final convolution_backward_weights weightsKernel;

    /** Makes the kernels of some sizes on this thread, where OpenMP must be set to one thread. */
    public ConvolutionKernels(ConvolutionShape shape) {
        images = Format.blocked(shape.rows(), shape.channels(), shape.imageSide());
        features = Format.blocked(shape.rows(), shape.features(), shape.featureSide());
        Made made = shape.suitsWinograd() ? winograd(shape) : direct(shape);
        forward = made.forward();
        data = made.data();
        weights = made.weights();
        forwardKernel = new convolution_forward(forward);
        dataKernel = new convolution_backward_data(data);
        weightsKernel = new convolution_backward_weights(weights);
    }

    /** What the library made of a shape. */
    private record Made(
            convolution_forward.primitive_desc forward,
            convolution_backward_data.primitive_desc data,
            convolution_backward_weights.primitive_desc weights) {}

    /** Where the library has no such kernels for this processor, it says so, and computes directly. */
    private Made winograd(ConvolutionShape shape) {
        try {
            return make(shape, algorithm.convolution_winograd);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(ConvolutionKernels.class).debug("No Winograd kernels for {}", shape, e);
            return direct(shape);
        }
    }

    private Made direct(ConvolutionShape shape) {
        return make(shape, algorithm.convolution_direct);
    }

    private Made make(ConvolutionShape shape, algorithm way) {
        var in = images.descriptor;
        var out = features.descriptor;
        var any = Format.any(shape.features(), shape.channels(), shape.kernel(), shape.kernel()).descriptor;
        long[] strides = {shape.stride(), shape.stride()};
        long[] before = {shape.padding(), shape.padding()};
        long[] after = {shape.paddingAfter(), shape.paddingAfter()};
        var attributes = Primitive.attributes();
        var processor = Primitive.engine();
        var upwards = new convolution_forward.primitive_desc(
                new convolution_forward.desc(prop_kind.forward_training, way, in, any, out, strides, before, after),
                attributes,
                processor);
        var downwards = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(way, in, any, out, strides, before, after),
                attributes,
                processor,
                upwards);
        var sideways = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(way, in, any, out, strides, before, after),
                attributes,
                processor,
                upwards);
        return new Made(upwards, downwards, sideways);
    }

    /** Returns how images lie. */
    public Format images() {
        return images;
    }

    /** Returns how features lie. */
    public Format features() {
        return features;
    }

    /** Returns how the weights lie for {@link #toFeatures}. */
    public Format weightsToFeatures() {
        return new Format(forward.weights_desc());
    }

    /** Returns how the weights lie for {@link #toImages}. */
    public Format weightsToImages() {
        return new Format(data.weights_desc());
    }

    /** Returns how {@link #weightGradient} lays its result. */
    public Format weightGradients() {
        return new Format(weights.diff_weights_desc());
    }

    /** Returns the names of the library's implementations, for whoever wonders about their speed. */
    public List<String> implementations() {
        return List.of(
                forward.impl_info_str().getString(),
                data.impl_info_str().getString(),
                weights.impl_info_str().getString());
    }

    /** Binds the convolution: features of images. */
    public Primitive toFeatures(Tensor from, Tensor packed, Tensor to) {
        check(from, images);
        check(packed, weightsToFeatures());
        check(to, features);
        return new Primitive(
                forwardKernel,
                new Format(forward.scratchpad_desc()),
                List.of(
                        new Primitive.Argument(DNNL_ARG_SRC, from),
                        new Primitive.Argument(DNNL_ARG_WEIGHTS, packed),
                        new Primitive.Argument(DNNL_ARG_DST, to)));
    }

    /** Binds the transposed convolution: images of features. */
    public Primitive toImages(Tensor from, Tensor packed, Tensor to) {
        check(from, features);
        check(packed, weightsToImages());
        check(to, images);
        return new Primitive(
                dataKernel,
                new Format(data.scratchpad_desc()),
                List.of(
                        new Primitive.Argument(DNNL_ARG_DIFF_DST, from),
                        new Primitive.Argument(DNNL_ARG_WEIGHTS, packed),
                        new Primitive.Argument(DNNL_ARG_DIFF_SRC, to)));
    }

    /** Binds the gradient of the weights, which is overwritten. */
    public Primitive weightGradient(Tensor ofImages, Tensor ofFeatures, Tensor gradient) {
        check(ofImages, images);
        check(ofFeatures, features);
        check(gradient, weightGradients());
        return new Primitive(
                weightsKernel,
                new Format(weights.scratchpad_desc()),
                List.of(
                        new Primitive.Argument(DNNL_ARG_SRC, ofImages),
                        new Primitive.Argument(DNNL_ARG_DIFF_DST, ofFeatures),
                        new Primitive.Argument(DNNL_ARG_DIFF_WEIGHTS, gradient)));
    }

    private static void check(Tensor given, Format needed) {
        if (!given.format().isSame(needed)) {
            throw new IllegalArgumentException("An array lies in another way than the convolution reads it");
        }
    }
}
