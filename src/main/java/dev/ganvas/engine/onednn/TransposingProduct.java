package dev.ganvas.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * One product of matrices, {@code c = a transpose(b)}, bound to its arrays, by kernels that read {@code b} as it lies.
 * {@link Sgemm} brings such a factor into another order first, which takes half of its time where the rows of {@code b}
 * are long.
 */
public final class TransposingProduct implements Product {
    private static final String BLOCKED = "brg";

    /** Results without gaps: the kernels write no others. */
    private static final ThreadLocal<ThreadRoom> ROOM = ThreadLocal.withInitial(ThreadRoom::new);

    private final Primitive primitive;
    private final MatrixBlock product;
    private final FloatBuffer target;
    private final Tensor result;
    /** Where {@link #result} lies, if that is not the product itself. */
    private long bound;

    private TransposingProduct(Primitive primitive, MatrixBlock product, Tensor result) {
        this.primitive = primitive;
        this.product = product;
        this.target = product.memory().asBuffer();
        this.result = result;
    }

    /**
     * Binds it on this thread, where OpenMP must be set to one thread.
     *
     * @param a its rows lie without gaps
     * @param b its rows lie without gaps
     * @param product overwritten; must overlap neither factor
     * @return null where the library has no such kernels for this processor, or an array has gaps
     */
    public static @Nullable TransposingProduct of(MatrixBlock a, MatrixBlock b, MatrixBlock product) {
        if (a.rows() != product.rows() || b.rows() != product.columns() || a.columns() != b.columns()) {
            throw new IllegalArgumentException("%s times the transposed %s is not %s".formatted(a, b, product));
        }
        if (!a.isDense() || !b.isDense()) {
            return null;
        }
        Format left = Format.matrix(a.rows(), a.columns());
        Format right = Format.transposed(b.rows(), b.columns());
        Format result = Format.matrix(product.rows(), product.columns());
        matmul.primitive_desc description = new matmul.primitive_desc(
                new matmul.desc(left.descriptor, right.descriptor, result.descriptor),
                Primitive.attributes(),
                Primitive.engine());
        if (!description.impl_info_str().getString().startsWith(BLOCKED)) {
            return null;
        }
        Tensor to = product.isDense()
                ? new Tensor(result, product.memory(), product.from())
                : new Tensor(result, ROOM.get().ofLength(result.length()), 0);
        Primitive made = new Primitive(
                new matmul(description),
                new Format(description.scratchpad_desc()),
                List.of(
                        new Primitive.Argument(DNNL_ARG_SRC, new Tensor(left, a.memory(), a.from())),
                        new Primitive.Argument(DNNL_ARG_WEIGHTS, new Tensor(right, b.memory(), b.from())),
                        new Primitive.Argument(DNNL_ARG_DST, to)));
        return new TransposingProduct(made, product, to);
    }

    @Override
    public void run() {
        if (product.isDense()) {
            primitive.run();
            return;
        }
        ThreadRoom room = ROOM.get();
        FloatPointer own = room.ofLength(result.format().length());
        if (own.address() != bound) {
            result.handle.set_data_handle(own);
            bound = own.address();
        }
        primitive.run();
        int columns = product.columns();
        for (int row = 0; row < product.rows(); row++) {
            int to = Math.toIntExact(product.from() + (long) row * product.stride());
            target.put(to, room.buffer(), row * columns, columns);
        }
    }

    @Override
    public void close() {
        primitive.close();
    }
}
