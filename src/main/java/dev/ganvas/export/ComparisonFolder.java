package dev.ganvas.export;

import dev.ganvas.file.Links;
import dev.ganvas.picture.ComparisonPicture;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of a comparison: a run folder for each variant, a table and a picture. It is created, and proven writable,
 * before training begins; a folder that already holds something is refused unless that is wanted.
 */
public final class ComparisonFolder implements AutoCloseable {
    private static final String TABLE = "comparison.csv";
    private static final String PICTURE = "comparison.png";

    private final Path path;
    private final List<RunFolder> created = new ArrayList<>();
    private final Map<String, RunFolder> runs = new LinkedHashMap<>();

    private ComparisonFolder(Path path) {
        this.path = path;
    }

    /**
     * Prepares a folder with one inside for each run.
     *
     * @param names of the runs, each another one
     * @param force whether a folder with other things in it will do too; runs of the same names in it are put aside
     * @throws UnusableDataException with one sentence, and nothing is left behind
     */
    public static ComparisonFolder create(Path wanted, List<String> names, boolean force) throws UnusableDataException {
        ComparisonFolder folder = new ComparisonFolder(wanted);
        try {
            if (!force) {
                folder.refuseUsed();
            }
            folder.created.add(RunFolder.create(wanted, force));
            for (String name : names) {
                Path inside = wanted.resolve(folder.freeName(name));
                Links.refuse(inside);
                RunFolder run = RunFolder.create(inside, force);
                folder.created.add(run);
                folder.runs.put(name, run);
            }
            return folder;
        } catch (UnusableDataException e) {
            try {
                folder.close();
            } catch (IOException notRemoved) {
                e.addSuppressed(notRemoved);
            }
            throw e;
        }
    }

    private void refuseUsed() throws UnusableDataException {
        for (String name : List.of(TABLE, PICTURE)) {
            if (Files.exists(path.resolve(name))) {
                throw used(name);
            }
        }
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> held = inside.filter(each -> Files.exists(each.resolve(RunFolder.RUN)))
                    .toList();
            if (!held.isEmpty()) {
                throw used(String.valueOf(held.get(0).getFileName()));
            }
        } catch (IOException e) {
            throw new UnusableDataException(e, "comparison.folderNotReadable", path, FileException.reason(e));
        }
    }

    private UnusableDataException used(String what) {
        return new UnusableDataException("comparison.folderUsedForce", path, what);
    }

    /** Returns a name that every system allows, and that no other run here has. */
    private String freeName(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._+-]+", "-");
        String free = plain;
        for (int more = 2; isTaken(free); more++) {
            free = plain + "-" + more;
        }
        return free;
    }

    private boolean isTaken(String name) {
        return name.equals(TABLE)
                || name.equals(PICTURE)
                || runs.values().stream().anyMatch(run -> run.path().endsWith(name));
    }

    /** Returns the folder of the run called {@code name}. */
    public RunFolder run(String name) {
        RunFolder run = runs.get(name);
        if (run == null) {
            throw new IllegalArgumentException("There is no run " + name + ".");
        }
        return run;
    }

    /** Returns the file for {@link ComparisonCsv}. */
    public Path table() {
        return path.resolve(TABLE);
    }

    /** Returns the file for {@link ComparisonPicture}. */
    public Path picture() {
        return path.resolve(PICTURE);
    }

    /** Removes the folders that it created and that stayed empty. */
    @Override
    public void close() throws IOException {
        for (int i = created.size() - 1; i >= 0; i--) {
            created.get(i).close();
        }
    }
}
