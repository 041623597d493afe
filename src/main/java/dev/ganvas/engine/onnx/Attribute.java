package dev.ganvas.engine.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** An attribute of a node, such as the stride of a convolution. Immutable; any thread. */
public final class Attribute {
    private static final int NAME = 1;
    private static final int FLOAT = 2;
    private static final int INTEGER = 3;
    private static final int TEXT = 4;
    private static final int INTEGERS = 8;
    private static final int TYPE = 20;
    private static final int TYPE_OF_FLOAT = 1;
    private static final int TYPE_OF_INTEGER = 2;
    private static final int TYPE_OF_TEXT = 3;
    private static final int TYPE_OF_INTEGERS = 7;

    private final Message.Fields fields;

    private Attribute(Message.Fields fields) {
        this.fields = fields;
    }

    private static Attribute of(String name, int type, Message.Fields value) {
        return new Attribute(out -> {
            out.writeString(NAME, name);
            value.writeTo(out);
            out.writeInt32(TYPE, type);
        });
    }

    public static Attribute of(String name, double value) {
        return of(name, TYPE_OF_FLOAT, out -> out.writeFloat(FLOAT, (float) value));
    }

    public static Attribute of(String name, int value) {
        return of(name, TYPE_OF_INTEGER, out -> out.writeInt64(INTEGER, value));
    }

    public static Attribute of(String name, String value) {
        return of(name, TYPE_OF_TEXT, out -> out.writeString(TEXT, value));
    }

    /** Returns one that is a list, such as the two strides of a picture, even of one number alone. */
    public static Attribute list(String name, int... values) {
        return of(name, TYPE_OF_INTEGERS, out -> {
            for (int value : values) {
                out.writeInt64(INTEGERS, value);
            }
        });
    }

    void writeTo(CodedOutputStream out) throws IOException {
        fields.writeTo(out);
    }
}
