package dev.ganvas.engine.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.util.List;

/** A constant of a graph. Its floats are written as they stand, so that large ones are not copied. */
final class GraphConstant {
    private static final int SIZES = 1;
    private static final int TYPE = 2;
    private static final int INTEGERS = 7;
    private static final int NAME = 8;
    private static final int RAW = 9;
    static final int TYPE_OF_FLOATS = 1;
    private static final int TYPE_OF_INTEGERS = 7;

    private final byte[] head;
    private final float[] floats;

    private GraphConstant(byte[] head, float[] floats) {
        this.head = head;
        this.floats = floats;
    }

    static GraphConstant of(String name, List<Integer> sizes, float[] values) {
        return new GraphConstant(
                Message.bytes(out -> {
                    for (int size : sizes) {
                        out.writeInt64(SIZES, size);
                    }
                    out.writeInt32(TYPE, TYPE_OF_FLOATS);
                    out.writeString(NAME, name);
                    out.writeTag(RAW, 2);
                    out.writeUInt32NoTag(Math.multiplyExact(Float.BYTES, values.length));
                }),
                values);
    }

    static GraphConstant of(String name, int... values) {
        return new GraphConstant(
                Message.bytes(out -> {
                    out.writeInt64(SIZES, values.length);
                    out.writeInt32(TYPE, TYPE_OF_INTEGERS);
                    for (int value : values) {
                        out.writeInt64(INTEGERS, value);
                    }
                    out.writeString(NAME, name);
                }),
                new float[0]);
    }

    int size() {
        return Math.addExact(head.length, Math.multiplyExact(Float.BYTES, floats.length));
    }

    void writeTo(CodedOutputStream out) throws IOException {
        out.writeRawBytes(head);
        for (float value : floats) {
            out.writeFloatNoTag(value);
        }
    }
}
