package dev.ganvas.benchmark;

import dev.ganvas.engine.onednn.ConvolutionKernels;
import dev.ganvas.engine.onednn.ConvolutionShape;
import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Primitive;
import dev.ganvas.engine.onednn.Tensor;
import dev.ganvas.engine.parallel.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The three operations of a convolution on parts of eight pictures, as a plan cuts them. */
public class ConvolutionBenchmark extends PoolBenchmark {
    private static final int ROWS_OF_A_PART = 8;
    private static final int PARTS = 8;
    private static final int ALIGNMENT = 64;

    /** Channels, side, features, their side, kernel, stride, padding. */
    @Param({"64,14,128,7,4,2,1", "32,14,64,7,4,2,1", "64,28,64,28,3,1,1"})
    private String sizes;

    private final List<FloatPointer> arrays = new ArrayList<>();
    private Parts toFeatures;
    private Parts toImages;
    private Parts ofWeights;

    /** One operation on each part. */
    private record Parts(List<Primitive> primitives) implements WorkerPool.ChunkedWork {
        @Override
        public void run(int chunk, int thread) {
            primitives.get(chunk).run();
        }
    }

    @Override
    void prepare() {
        int[] s = List.of(sizes.split(",")).stream().mapToInt(Integer::parseInt).toArray();
        ConvolutionKernels kernels =
                new ConvolutionKernels(new ConvolutionShape(ROWS_OF_A_PART, s[0], s[1], s[2], s[3], s[4], s[5], s[6]));
        toFeatures = new Parts(new ArrayList<>());
        toImages = new Parts(new ArrayList<>());
        ofWeights = new Parts(new ArrayList<>());
        Tensor up = tensor(kernels.weightsToFeatures());
        Tensor down = tensor(kernels.weightsToImages());
        for (int part = 0; part < PARTS; part++) {
            Tensor images = tensor(kernels.images());
            Tensor features = tensor(kernels.features());
            toFeatures.primitives().add(kernels.toFeatures(images, up, features));
            toImages.primitives().add(kernels.toImages(features, down, images));
            ofWeights.primitives().add(kernels.weightGradient(images, features, tensor(kernels.weightGradients())));
        }
    }

    private Tensor tensor(Format format) {
        FloatPointer all = new FloatPointer(format.length() + ALIGNMENT / Float.BYTES).zero();
        arrays.add(all);
        return new Tensor(format, all, (ALIGNMENT - all.address() % ALIGNMENT) % ALIGNMENT / Float.BYTES);
    }

    @Benchmark
    public void featuresOfImages() {
        pool.run(toFeatures, PARTS);
    }

    @Benchmark
    public void imagesOfFeatures() {
        pool.run(toImages, PARTS);
    }

    @Benchmark
    public void gradientOfWeights() {
        pool.run(ofWeights, PARTS);
    }
}
