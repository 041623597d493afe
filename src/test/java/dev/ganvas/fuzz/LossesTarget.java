package dev.ganvas.fuzz;

import dev.ganvas.export.SavedExport;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.store.LoadedRun;
import dev.ganvas.store.LossesCsv;
import dev.ganvas.store.SavedRun;
import dev.ganvas.store.SavedRunFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of losses of a saved run, as a comparison and an export read it; the rest of the run is as it should be. */
public final class LossesTarget {
    private static final Sandbox BOX = new Sandbox();
    private static final Sandbox COPY = new Sandbox();
    private static final List<String> REST = List.of("run.json", "generator.zip");
    private static final long STEPS = 5;

    private LossesTarget() {}

    /** Makes the rest of the run, before the clock of the first input starts. */
    public static void fuzzerInitialize() throws Exception {
        Path folder = Files.createTempDirectory("ganvas-fuzz");
        try {
            SavedRunFolders.save(folder.resolve("run"), STEPS);
            for (String name : REST) {
                BOX.put(name, Files.readAllBytes(folder.resolve("run").resolve(name)));
            }
        } finally {
            Sandbox.delete(folder);
        }
    }

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        BOX.put("losses.csv", data);
        try {
            LoadedRun run = LoadedRun.readAll(BOX.folder()).get(0);
            long before = 0;
            for (int row = 0; row < run.rows().length(); row++) {
                if (run.rows().step(row) <= before || run.rows().step(row) > STEPS) {
                    throw new IllegalStateException("Step " + run.rows().step(row) + " after " + before);
                }
                before = run.rows().step(row);
            }
        } catch (UnusableDataException | IOException e) {
            Sandbox.assertSentence(e);
        }
        try {
            SavedExport.open(SavedRun.read(BOX.folder()), BOX.folder())
                    .copyLosses(COPY.folder().resolve("copy.csv"));
        } catch (UnusableDataException | IOException e) {
            Sandbox.assertSentence(e);
        }
        COPY.remove("copy.csv");
        COPY.assertOnly();
        BOX.assertOnly("losses.csv", "run.json", "generator.zip");
    }

    /** Returns small true files to begin with. */
    static List<byte[]> seeds() {
        return List.of(
                (LossesCsv.HEADER
                                + """

                                1,0.69,0.7,0.35,0.35,0.5,0.5,0.5
                                2,0.71,0.69,0.3,0.39,0.51,NaN,1.0
                                5,1e30,Infinity,3,0.39,0.51,0.4,0
                                """)
                        .getBytes(StandardCharsets.UTF_8),
                LossesCsv.HEADER.getBytes(StandardCharsets.UTF_8));
    }
}
