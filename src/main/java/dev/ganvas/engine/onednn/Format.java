package dev.ganvas.engine.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;

/**
 * How the values of an array of floats lie in memory. Where oneDNN lays channels in blocks, the last block is filled up
 * with zeros, so an array may take more room than it has values. Immutable; any thread.
 */
public final class Format {
    private static final int AVX2 = 0x7;
    private static final int AVX512 = 0x27;
    private static final int WIDE = 16;
    private static final int NARROW = 8;

    final memory.desc descriptor;
    private final long length;

    Format(memory.desc descriptor) {
        this.descriptor = descriptor;
        this.length = descriptor.get_size() / Float.BYTES;
    }

    /** Returns how many channels lie side by side in a block on this processor; 0 where its convolutions are not fast. */
    public static int channelsPerBlock() {
        int instructions = dnnl.dnnl_get_effective_cpu_isa();
        if ((instructions & AVX512) == AVX512) {
            return WIDE;
        }
        return (instructions & AVX2) == AVX2 ? NARROW : 0;
    }

    /** Returns pictures whose channels lie in blocks: [rows, block, height, width, channel in block]. */
    public static Format blocked(int rows, int channels, int side) {
        format_tag tag = channelsPerBlock() == WIDE ? format_tag.nChw16c : format_tag.nChw8c;
        return of(tag, rows, channels, side, side);
    }

    /** Returns pictures as ND4J has them: [rows, channels, height, width]. */
    public static Format plain(int rows, int channels, int side) {
        return of(format_tag.nchw, rows, channels, side, side);
    }

    /** Returns weights as Deeplearning4j has them: [features, channels, kernel, kernel]. */
    public static Format plainWeights(int features, int channels, int kernel) {
        return of(format_tag.oihw, features, channels, kernel, kernel);
    }

    /** Returns weights of a convolution of one pixel that lie channel by channel: [channels, features]. */
    public static Format plainWeightsByChannel(int features, int channels) {
        return of(format_tag.iohw, features, channels, 1, 1);
    }

    /** Returns a matrix without gaps, row after row. */
    static Format matrix(int rows, int columns) {
        return of(format_tag.ab, rows, columns);
    }

    /** Returns the transposed one of a matrix of {@code rows} and {@code columns} that lies without gaps, row after row. */
    static Format transposed(int rows, int columns) {
        return of(format_tag.ba, columns, rows);
    }

    static Format any(int... sizes) {
        return of(format_tag.any, sizes);
    }

    private static Format of(format_tag tag, int... sizes) {
        long[] all = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 1) {
                throw new IllegalArgumentException("An array cannot have a side of " + sizes[i]);
            }
            all[i] = sizes[i];
        }
        return new Format(new memory.desc(all, memory.data_type.f32, tag));
    }

    /** Returns how many floats an array of it takes, those that fill blocks up included. */
    public long length() {
        return length;
    }

    /** Returns whether arrays of both lie in the same way. */
    public boolean isSame(Format other) {
        return dnnl.dnnl_memory_desc_equal(descriptor.data(), other.descriptor.data()) == 1;
    }
}
