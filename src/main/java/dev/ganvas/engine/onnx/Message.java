package dev.ganvas.engine.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Messages of the protobuf format in bytes. */
final class Message {
    private Message() {}

    /** Writes the fields of a message. */
    interface Fields {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    static byte[] bytes(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("An array in memory cannot be written.", e);
        }
        return bytes.toByteArray();
    }
}
