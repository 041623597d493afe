package dev.ganvas.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * One operation of oneDNN, bound to its arrays. Computed on the calling thread alone, provided that OpenMP was set to one
 * thread there and where it was made. One thread at a time may run it; different ones may run at the same time.
 */
public final class Primitive implements AutoCloseable {
    /** Room for intermediate results, one for each thread: oneDNN's own may not be used by several threads. */
    private static final ThreadLocal<ThreadRoom> ROOM = ThreadLocal.withInitial(ThreadRoom::new);

    private final dnnl_primitive operation;
    private final dnnl_stream order;
    private final dnnl_exec_arg_t arguments;
    private final int count;
    private final @Nullable memory scratch;
    private final long scratchLength;
    /** Where {@link #scratch} lies; another thread than before has room of its own. */
    private long bound;
    /** What the library was given. */
    private final List<Object> reachable = new ArrayList<>();

    /** The engine and the attributes that all operations share. */
    private static final class Shared {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final primitive_attr ATTRIBUTES = attributes();

        private Shared() {}

        private static primitive_attr attributes() {
            primitive_attr attributes = new primitive_attr();
            attributes.set_scratchpad_mode(scratchpad_mode.user);
            return attributes;
        }
    }

    /** An array and what it is to the operation. */
    record Argument(int role, Tensor tensor) {}

    /**
     * Binds an operation.
     *
     * @param scratchpad what it needs for intermediate results
     */
    Primitive(primitive made, Format scratchpad, List<Argument> given) {
        stream own = new stream(Shared.ENGINE);
        this.scratchLength = scratchpad.length();
        this.count = given.size() + (scratchLength > 0 ? 1 : 0);
        this.arguments = new dnnl_exec_arg_t(count);
        for (int i = 0; i < given.size(); i++) {
            bind(i, given.get(i).role(), given.get(i).tensor().handle);
        }
        if (scratchLength > 0) {
            memory room =
                    new memory(scratchpad.descriptor, Shared.ENGINE, ROOM.get().ofLength(scratchLength));
            bind(count - 1, DNNL_ARG_SCRATCHPAD, room);
            scratch = room;
        } else {
            scratch = null;
        }
        this.operation = made.get();
        this.order = own.get();
        reachable.addAll(List.of(made, own, given));
    }

    private void bind(int index, int role, memory handle) {
        arguments.getPointer(index).arg(role).memory(handle.get());
        reachable.add(handle);
    }

    static engine engine() {
        return Shared.ENGINE;
    }

    static primitive_attr attributes() {
        return Shared.ATTRIBUTES;
    }

    /** Returns what copies one array into another that lies in another way. */
    public static Primitive reorder(Tensor from, Tensor to) {
        reorder.primitive_desc description = new reorder.primitive_desc(
                Shared.ENGINE,
                from.format().descriptor,
                Shared.ENGINE,
                to.format().descriptor,
                Shared.ATTRIBUTES,
                false);
        return new Primitive(
                new reorder(description),
                new Format(description.scratchpad_desc()),
                List.of(new Argument(DNNL_ARG_FROM, from), new Argument(DNNL_ARG_TO, to)));
    }

    /** Computes the outputs from the inputs as they are now. */
    public void run() {
        memory room = scratch;
        if (room != null) {
            FloatPointer own = ROOM.get().ofLength(scratchLength);
            if (own.address() != bound) {
                room.set_data_handle(own);
                bound = own.address();
            }
        }
        OneDnn.check(dnnl_primitive_execute(operation, order, count, arguments), "primitive");
    }

    /** Frees what belongs to it alone. */
    @Override
    public void close() {
        arguments.close();
        reachable.clear();
    }
}
