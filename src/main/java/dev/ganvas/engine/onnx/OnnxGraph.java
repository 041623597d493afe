package dev.ganvas.engine.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network as a graph of operations of ONNX, from one input to one output, of any number of rows. What is added is called
 * by a name, by which others take it. Used by one thread.
 */
public final class OnnxGraph {
    private static final int FORMAT_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int MESSAGE = 2;

    private final Value input;

    private final List<Node> nodes = new ArrayList<>();
    private final List<GraphConstant> constants = new ArrayList<>();

    /**
     * What comes in or goes out.
     *
     * @param name by which it is called
     * @param shape of a row
     */
    public record Value(String name, List<Integer> shape) {
        private byte[] bytes() {
            byte[] sizes = Message.bytes(out -> {
                out.writeByteArray(1, Message.bytes(any -> any.writeString(2, "rows")));
                for (int size : shape) {
                    out.writeByteArray(1, Message.bytes(known -> known.writeInt64(1, size)));
                }
            });
            byte[] tensor = Message.bytes(out -> {
                out.writeInt32(1, GraphConstant.TYPE_OF_FLOATS);
                out.writeByteArray(2, sizes);
            });
            return Message.bytes(out -> {
                out.writeString(1, name);
                out.writeByteArray(2, Message.bytes(type -> type.writeByteArray(1, tensor)));
            });
        }
    }

    private record Node(String operator, List<String> inputs, String output, List<Attribute> attributes) {
        /** Returns it with its output called {@code to} where it is called {@code from}, and so for its inputs. */
        private Node renamed(String from, String to) {
            return new Node(
                    operator,
                    inputs.stream().map(name -> name.equals(from) ? to : name).toList(),
                    output.equals(from) ? to : output,
                    attributes);
        }

        private byte[] bytes() {
            return Message.bytes(out -> {
                for (String name : inputs) {
                    out.writeString(1, name);
                }
                out.writeString(2, output);
                out.writeString(3, output);
                out.writeString(4, operator);
                for (Attribute attribute : attributes) {
                    out.writeByteArray(5, Message.bytes(attribute::writeTo));
                }
            });
        }
    }

    /** Begins a graph. */
    public OnnxGraph(Value input) {
        this.input = input;
    }

    /**
     * Adds an operation.
     *
     * @param operator one of ONNX's own, such as {@code Gemm}
     * @param inputs names; an empty one leaves out an input
     * @return the name of what it gives
     */
    public String add(String operator, List<String> inputs, Attribute... attributes) {
        String output = operator.toLowerCase(Locale.ROOT) + "-" + (nodes.size() + 1);
        nodes.add(new Node(operator, List.copyOf(inputs), output, List.of(attributes)));
        return output;
    }

    /** Adds an array of numbers, row after row. */
    public String constant(String name, List<Integer> sizes, float[] values) {
        constants.add(GraphConstant.of(name, sizes, values));
        return name;
    }

    /** Adds a list of whole numbers. */
    public String constant(int... values) {
        String name = "list-" + (constants.size() + 1);
        constants.add(GraphConstant.of(name, values));
        return name;
    }

    /**
     * Writes it.
     *
     * @param name what the network is called
     * @param last the name of what it ends with, which is not its input
     * @param output what that is called from outside
     * @param about what a reader should know of it
     */
    public void write(OutputStream stream, String name, String last, Value output, String about) throws IOException {
        byte[] body = Message.bytes(out -> {
            for (Node node : nodes) {
                out.writeByteArray(1, node.renamed(last, output.name).bytes());
            }
            out.writeString(2, name);
            out.writeString(10, about);
            out.writeByteArray(11, input.bytes());
            out.writeByteArray(12, output.bytes());
        });
        int size = body.length;
        for (GraphConstant tensor : constants) {
            int bytes = tensor.size();
            int withHead =
                    CodedOutputStream.computeTagSize(5) + CodedOutputStream.computeUInt32SizeNoTag(bytes) + bytes;
            size = Math.addExact(size, withHead);
        }
        CodedOutputStream out = CodedOutputStream.newInstance(stream);
        out.writeInt64(1, FORMAT_VERSION);
        out.writeString(2, "Ganvas");
        out.writeTag(7, MESSAGE);
        out.writeUInt32NoTag(size);
        out.writeRawBytes(body);
        for (GraphConstant tensor : constants) {
            out.writeTag(5, MESSAGE);
            out.writeUInt32NoTag(tensor.size());
            tensor.writeTo(out);
        }
        out.writeByteArray(8, Message.bytes(set -> set.writeInt64(2, OPERATOR_SET)));
        out.flush();
    }
}
