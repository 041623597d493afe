package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.file.GrowingFile;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run folder holds of steps behind the checkpoint that is gone on from, and of other files that going on would
 * replace: rows of tables, samples, networks, a checkpoint. {@link #keep} puts it aside.
 */
final class LaterResults {
    private static final String KEPT = "replaced";
    private static final Pattern NAME = Pattern.compile(KEPT + "(-\\d+)?");
    private static final int LAST_LINES = 1 << 12;

    private final SavedCheckpoint from;
    /** Tables that go on behind the checkpoint, each with the number of bytes that it knows of. */
    private final Map<Path, Long> tables = new LinkedHashMap<>();

    private final List<Path> samples;
    private final List<Path> networks = new ArrayList<>();
    /** Checkpoints that give way. */
    private final List<Path> others = new ArrayList<>();

    /** Steps of the run file; nothing if there is none that can be read. */
    private final OptionalLong told;

    private final boolean toldUnsound;

    private LaterResults(SavedCheckpoint from) throws IOException {
        this.from = from;
        Optional<JsonNode> run = runFile(from.folder());
        told = run.map(root -> root.path("metrics").path("steps"))
                .filter(JsonNode::canConvertToLong)
                .map(steps -> OptionalLong.of(steps.asLong()))
                .orElse(OptionalLong.empty());
        toldUnsound = run.map(root -> root.path("outcome").asText())
                .filter(outcome -> outcome.equals("diverged") || outcome.equals("failed"))
                .isPresent();
        addTable(RunFolder.LOSSES, LossesCsv.HEADER.length() + 1);
        addTable(RunFolder.NUMBERS, 0);
        addTable(RunFolder.QUALITY, 0);
        samples = RunFolder.samplesAfter(from.folder(), from.step());
        addNetworks();
        others.addAll(from.others());
        CheckpointSlots.best(from.folder()).filter(this::isLater).ifPresent(others::add);
    }

    private boolean isLater(Path best) {
        try {
            return !best.equals(from.folder().resolve(from.file().getFileName()))
                    && CheckpointFile.read(best).checkpoint().step() > from.step();
        } catch (UnusableDataException e) {
            return true; // nobody can go back to it
        }
    }

    /**
     * Looks for them.
     *
     * @throws IOException with one sentence, if the folder cannot be read
     */
    public static LaterResults of(SavedCheckpoint from) throws IOException {
        try {
            return new LaterResults(from);
        } catch (IOException e) {
            throw new FileException(e, "file.notReadable", from.folder(), FileException.reason(e));
        }
    }

    private static Optional<JsonNode> runFile(Path folder) {
        try {
            return Optional.of(RunFile.read(folder.resolve(RunFolder.RUN)));
        } catch (UnusableDataException e) {
            return Optional.empty(); // it says nothing then, and is kept like a later one
        }
    }

    private void addTable(String name, long least) throws IOException {
        Path table = from.folder().resolve(name);
        if (!Files.isRegularFile(table)) {
            return;
        }
        CheckedLength known = from.tables().getOrDefault(name, CheckedLength.NOTHING);
        if (GrowingFile.continued(table, known, Runnable::run).isBroken()) {
            tables.put(table, 0L); // changed by somebody, or of another run: all of it is written anew
        } else if (Files.size(table) > Math.max(least, known.bytes())) {
            tables.put(table, known.bytes());
        }
    }

    private void addNetworks() {
        boolean later = told.isPresent()
                ? told.getAsLong() > from.step() || isChanged()
                : !from.isLast() || !tables.isEmpty() || !samples.isEmpty();
        if (later) {
            for (String name : List.of(RunFolder.GENERATOR, RunFolder.DISCRIMINATOR, RunFolder.RUN)) {
                Path file = from.folder().resolve(name);
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    networks.add(file);
                }
            }
        }
    }

    private boolean isChanged() {
        return tables.containsValue(0L) && from.tables().containsKey(RunFolder.LOSSES);
    }

    private boolean isAny() {
        return !tables.isEmpty() || !samples.isEmpty() || !networks.isEmpty() || !others.isEmpty();
    }

    /** Returns whether this is nothing, or what a run leaves that was cut off, diverged or failed. */
    public boolean areExpected() {
        boolean ofThisRun = from.isLast()
                && (told.isPresent() ? toldUnsound || told.getAsLong() <= from.step() : networks.isEmpty());
        return ofThisRun || (tables.isEmpty() && samples.isEmpty() && networks.isEmpty());
    }

    /** Returns in a few words how far they go. */
    public Sentence furthest() {
        long step = told.orElse(0);
        for (Path sample : samples) {
            step = Math.max(step, RunFolder.stepOf(sample).orElse(0));
        }
        step = Math.max(step, lastRow());
        return step > from.step() ? Sentence.of("folder.resultsUpTo", step) : Sentence.of("folder.resultsUnknown");
    }

    /** Returns the step in the last whole line of the losses; 0 if it cannot be told. */
    private long lastRow() {
        Path table = from.folder().resolve(RunFolder.LOSSES);
        try (FileChannel file = FileChannel.open(table, StandardOpenOption.READ)) {
            file.position(Math.max(0, file.size() - LAST_LINES));
            String end = new String(Channels.newInputStream(file).readNBytes(LAST_LINES), StandardCharsets.ISO_8859_1);
            int stop = end.lastIndexOf('\n');
            String line = stop < 0 ? "" : end.substring(end.lastIndexOf('\n', stop - 1) + 1, stop);
            return Long.parseLong(line.split(",", 2)[0]);
        } catch (IOException | NumberFormatException e) {
            return 0; // only a hint for the user hangs on it
        }
    }

    /**
     * Moves them, and copies what tables lose, into a new folder inside the run's: it can be opened as a run itself
     * where there are networks in it.
     *
     * @return the folder; nothing if there is nothing to keep
     * @throws IOException with one sentence for the user, and nothing is lost
     */
    public Optional<Path> keep() throws IOException {
        if (!isAny()) {
            return Optional.empty();
        }
        Path kept = AtomicFolder.free(from.folder(), KEPT);
        try {
            Files.createDirectory(kept);
            for (Map.Entry<Path, Long> table : tables.entrySet()) {
                copyEnd(
                        table.getKey(),
                        table.getValue(),
                        kept.resolve(table.getKey().getFileName()));
            }
            if (!samples.isEmpty()) {
                Files.createDirectory(kept.resolve(RunFolder.SAMPLES));
            }
            for (Path sample : samples) {
                Files.move(sample, kept.resolve(RunFolder.SAMPLES).resolve(sample.getFileName()));
            }
            for (Path file : networks) {
                Files.move(file, kept.resolve(file.getFileName()));
            }
            for (Path other : others) {
                Files.move(other, kept.resolve(other.getFileName()));
            }
            return Optional.of(kept);
        } catch (IOException e) {
            throw new FileException(e, "folder.notKept", from.folder(), kept, FileException.reason(e));
        }
    }

    /**
     * Moves what is there of some names into a folder inside.
     *
     * @throws IOException if that fails
     */
    public static void putAside(Path folder, List<String> names) throws IOException {
        List<Path> files = names.stream()
                .map(folder::resolve)
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!files.isEmpty()) {
            Path kept = Files.createDirectory(AtomicFolder.free(folder, KEPT));
            for (Path file : files) {
                Files.move(file, kept.resolve(file.getFileName()));
            }
        }
    }

    /** Returns the folders in which a run's folder keeps what was replaced. */
    public static List<Path> kept(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path ->
                            NAME.matcher(String.valueOf(path.getFileName())).matches()
                                    && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /** Returns the line that names the columns, with its end. */
    private static byte[] firstLine(Path table) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(table))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    break;
                }
            }
            return line.toByteArray();
        }
    }

    private static void copyEnd(Path table, long begin, Path kept) throws IOException {
        try (SeekableByteChannel in = Files.newByteChannel(table);
                WritableByteChannel out =
                        Files.newByteChannel(kept, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (begin > 0 && table.endsWith(RunFolder.LOSSES)) {
                out.write(StandardCharsets.US_ASCII.encode(LossesCsv.HEADER + "\n"));
            }
            if (begin > 0 && table.endsWith(RunFolder.QUALITY)) {
                out.write(ByteBuffer.wrap(firstLine(table)));
            }
            in.position(begin);
            Channels.newInputStream(in).transferTo(Channels.newOutputStream(out));
        }
    }
}
