package dev.ganvas.engine.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencl.global.OpenCL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether oneDNN is there. It is loaded when someone first asks; where it has no build for the machine, cannot be loaded,
 * or is switched off, plans are compiled with ND4J's operations instead. Any thread.
 *
 * <p>A wrong call of a native library ends the program instead of throwing, so whoever calls it bounds every size first,
 * keeps what the library was given reachable, and checks every status with {@link #check}.
 */
public final class OneDnn {
    /** The system property that switches it off by the value "off"; asked whenever a plan is compiled. */
    public static final String SWITCH = "ganvas.onednn";

    private OneDnn() {}

    /** Loads the library once, on first use. */
    private static final class Library {
        static final boolean LOADED = load();

        private Library() {}

        private static boolean load() {
            try {
                // oneDNN is linked to libOpenCL, which it finds loaded this way where the system has none.
                Loader.load(OpenCL.class);
                Loader.load(dnnl.class);
                return true;
            } catch (LinkageError | RuntimeException e) {
                Logger log = LoggerFactory.getLogger(OneDnn.class);
                log.warn(
                        "oneDNN cannot be loaded here, so ND4J's own operations are used, which are slower: {}",
                        e.toString());
                return false;
            }
        }
    }

    /** Returns whether plans that are compiled now call it. */
    public static boolean isUsed() {
        return !"off".equals(System.getProperty(SWITCH)) && Library.LOADED;
    }

    /** Checks what a call returned. */
    static void check(int status, String call) {
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN's %s failed with status %d.".formatted(call, status));
        }
    }
}
