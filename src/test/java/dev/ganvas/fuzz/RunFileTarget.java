package dev.ganvas.fuzz;

import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.store.StoredRun;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code run.json} in the folder of a saved run. */
public final class RunFileTarget {
    private static final Sandbox BOX = new Sandbox();

    private RunFileTarget() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        BOX.put("run.json", data);
        BOX.put("generator.zip", new byte[0]);
        try {
            StoredRun.open(BOX.folder());
        } catch (UnusableDataException e) {
            Sandbox.assertSentence(e);
        }
        BOX.assertOnly("run.json", "generator.zip");
    }

    /** Returns small true files to begin with. */
    static List<byte[]> seeds() {
        return List.of(
                """
                {"experiment":"even","settings":{"seed":"1","bits":"7","lr":"0.001","optimizer":"adam"},
                "data":{"shape":[1,1,7]},"metrics":{"steps":5},"threads":1,"versions":{"ganvas":"0.1.0"}}"""
                        .getBytes(StandardCharsets.UTF_8),
                """
                {"experiment":"mnist-mlp","settings":{"batch":"10","latent-size":"64","dropout":"0.3"},
                "data":{"shape":[1,28,28]},"metrics":{"steps":5}}"""
                        .getBytes(StandardCharsets.UTF_8));
    }
}
