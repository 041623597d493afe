package dev.ganvas.store;

import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.FolderLock;
import dev.ganvas.file.Links;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run is saved in. It is created, and proven writable, before training begins; a folder that already
 * holds something is refused unless that is wanted, and nothing in it is ever overwritten. While it is open no
 * other process can take it.
 */
public final class RunFolder implements AutoCloseable {
    public static final String RUN = "run.json";
    public static final String LOSSES = "losses.csv";
    public static final String NUMBERS = "numbers.txt";
    public static final String QUALITY = "quality.csv";
    public static final String SAMPLES = "samples";
    public static final String GENERATOR = "generator.zip";
    public static final String DISCRIMINATOR = "discriminator.zip";
    public static final String BEST = "best.ganvas";
    private static final List<String> ALL = Stream.concat(
                    Stream.of(RUN, LOSSES, NUMBERS, QUALITY, SAMPLES, GENERATOR, DISCRIMINATOR, BEST),
                    CheckpointSlots.NAMES.stream())
            .toList();
    private static final Pattern SAMPLE = Pattern.compile("step-(\\d{6,18})\\.png");
    /** What a process that was cut off may leave of a file of ours. */
    private static final Pattern LEFT_OVER = Pattern.compile("\\.(.+)\\.[0-9a-f]+\\.part");

    private final Path path;
    private final Deque<Path> created;
    private @Nullable FolderLock lock;
    private boolean lostUntold;

    private RunFolder(Path path, Deque<Path> created) {
        this.path = path;
        this.created = created;
    }

    /**
     * Prepares a folder, with the folders above it; one that is there has to be empty.
     *
     * @throws UnusableDataException with one sentence, and nothing is left behind
     */
    public static RunFolder create(Path wanted) throws UnusableDataException {
        return create(wanted, false);
    }

    /**
     * Does the same.
     *
     * @param force whether a folder with other things in it will do too; a run in it is put aside, into a folder inside
     */
    public static RunFolder create(Path wanted, boolean force) throws UnusableDataException {
        Path path = wanted.toAbsolutePath().normalize();
        if (!force) {
            refuseUsed(wanted, path);
        }
        RunFolder folder = new RunFolder(path, new ArrayDeque<>());
        try {
            folder.make(path);
            folder.take();
            LaterResults.putAside(path, ALL);
        } catch (IOException | UnusableDataException e) {
            UnusableDataException refusal = refusal(wanted, path, e);
            try (folder) {
                throw refusal;
            } catch (IOException notRemoved) {
                refusal.addSuppressed(notRemoved);
                throw refusal;
            }
        }
        return folder;
    }

    private static void refuseUsed(Path wanted, Path path) throws UnusableDataException {
        for (String name : ALL) {
            if (Files.exists(path.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw new UnusableDataException("folder.usedByRunForce", wanted, name);
            }
        }
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            Optional<String> other = inside.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(FolderLock.NAME)
                            && !LEFT_OVER.matcher(name).matches())
                    .sorted()
                    .findFirst();
            if (other.isPresent()) {
                throw new UnusableDataException("folder.usedByOthers", wanted, other.get());
            }
        } catch (IOException e) {
            throw refusal(wanted, path, e);
        }
    }

    private static UnusableDataException refusal(Path wanted, Path path, Exception e) {
        if (e instanceof UnusableDataException refusal) {
            return refusal;
        }
        Object reason = e instanceof IOException problem ? FileException.reason(problem) : e;
        return new UnusableDataException(
                e, "folder.notWritable", wanted, Files.isRegularFile(path) ? Sentence.of("reason.isFile") : reason);
    }

    /** Returns the folders of the runs that a comparison saved in a folder; none where it holds a run itself. */
    static List<Path> comparedIn(Path folder) throws IOException {
        boolean isRun = Files.exists(folder.resolve(RUN))
                || Files.exists(folder.resolve(LOSSES))
                || !CheckpointSlots.files(folder).isEmpty();
        if (isRun || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(each -> Files.isRegularFile(each.resolve(RUN)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Opens the folder of a run to go on with it.
     *
     * @throws UnusableDataException with one sentence
     */
    public static RunFolder open(Path wanted) throws UnusableDataException {
        Path path = wanted.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw isNone(wanted);
        }
        RunFolder folder = new RunFolder(path, new ArrayDeque<>());
        try {
            folder.take();
        } catch (IOException e) {
            throw refusal(wanted, path, e);
        }
        return folder;
    }

    /** Returns the refusal of a path that is no folder. */
    static UnusableDataException isNone(Path folder) {
        Optional<Sentence> obstacle = FileException.obstacle(folder);
        if (obstacle.isPresent()) {
            return new UnusableDataException("file.notReadable", folder, obstacle.get());
        }
        return Files.exists(folder)
                ? new UnusableDataException("folder.isNone", folder)
                : new UnusableDataException("folder.missing", folder);
    }

    private void take() throws IOException, UnusableDataException {
        Links.refuse(path.resolve(FolderLock.NAME));
        for (String name : ALL) {
            Links.refuse(path.resolve(name));
        }
        lock = FolderLock.take(path);
        removeLeftOvers(path);
        removeLeftOvers(path.resolve(SAMPLES));
    }

    private static void removeLeftOvers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path file : files) {
                Matcher name = LEFT_OVER.matcher(String.valueOf(file.getFileName()));
                if (name.matches()
                        && (ALL.contains(name.group(1))
                                || SAMPLE.matcher(name.group(1)).matches())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Makes the folder again if it was deleted while the run trained; {@link #wasLost} tells of it. */
    synchronized void ensure() throws IOException {
        FolderLock held = lock;
        if (held != null && !Files.exists(path.resolve(FolderLock.NAME))) {
            try {
                Files.createDirectories(path);
                held.close();
                lock = FolderLock.take(path);
                lostUntold = true;
            } catch (IOException e) {
                throw AtomicFile.failure(path, e);
            } catch (UnusableDataException e) {
                throw new FileException(e, e.sentence());
            }
        }
    }

    /** Makes the folder again if need be; returns whether it was deleted since this was asked last, whoever made it again. */
    synchronized boolean wasLost() throws IOException {
        ensure();
        boolean lost = lostUntold;
        lostUntold = false;
        return lost;
    }

    /** Returns what is said when the folder had to be made again. */
    FileException lost(@Nullable IOException cause) {
        Sentence sentence = Sentence.of("folder.deletedMeanwhile", path);
        return new FileException(cause == null ? new NoSuchFileException(path.toString()) : cause, sentence);
    }

    /** Returns the pictures of later steps, in the order of their steps. */
    static List<Path> samplesAfter(Path folder, long step) throws IOException {
        Path samples = folder.resolve(SAMPLES);
        if (!Files.isDirectory(samples, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(samples)) {
            return files.filter(file -> stepOf(file).orElse(-1) > step)
                    .sorted(Comparator.comparingLong(file -> stepOf(file).orElse(-1)))
                    .toList();
        }
    }

    /** Returns the step of a picture; nothing where its name is none of ours. */
    static OptionalLong stepOf(Path sample) {
        Matcher name = SAMPLE.matcher(String.valueOf(sample.getFileName()));
        return name.matches() ? OptionalLong.of(Long.parseLong(name.group(1))) : OptionalLong.empty();
    }

    private void make(Path missing) throws IOException {
        if (Files.isDirectory(missing)) {
            return;
        }
        Path parent = missing.getParent();
        if (parent != null) {
            make(parent);
        }
        Files.createDirectory(missing);
        created.push(missing);
    }

    /** Returns whether a run was completed here; one that was killed at its very end still lacks its last files. */
    public boolean isComplete() {
        return Files.isRegularFile(run()) && Files.isRegularFile(generator());
    }

    /** Returns the folder. */
    public Path path() {
        return path;
    }

    Path run() {
        return path.resolve(RUN);
    }

    Path losses() {
        return path.resolve(LOSSES);
    }

    Path numbers() {
        return path.resolve(NUMBERS);
    }

    Path quality() {
        return path.resolve(QUALITY);
    }

    Path best() {
        return path.resolve(BEST);
    }

    Path generator() {
        return path.resolve(GENERATOR);
    }

    Path discriminator() {
        return path.resolve(DISCRIMINATOR);
    }

    /** Returns the file for the samples of one step, in a folder that exists. */
    Path sample(long step) throws IOException {
        Path samples = path.resolve(SAMPLES);
        ensure();
        try {
            // A link to a folder elsewhere is in the way as a file is.
            if (!Files.isDirectory(samples, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(samples);
            }
        } catch (IOException e) {
            throw AtomicFile.failure(samples, e);
        }
        return samples.resolve(String.format(Locale.ROOT, "step-%06d.png", step));
    }

    /**
     * Deletes the run and closes the folder. What is not Ganvas's own stays, and the folder with it.
     *
     * @throws IOException with one sentence for the user
     */
    public synchronized void delete() throws IOException {
        try {
            for (Path kept : LaterResults.kept(path)) {
                deleteRun(kept);
                removeIfEmpty(kept);
            }
            deleteRun(path);
            created.push(path);
            close();
        } catch (IOException e) {
            throw new FileException(e, "folder.notDeleted", path, FileException.reason(e));
        }
    }

    private static void deleteRun(Path folder) throws IOException {
        for (Path sample : samplesAfter(folder, -1)) {
            Files.deleteIfExists(sample);
        }
        removeIfEmpty(folder.resolve(SAMPLES));
        for (String name : ALL) {
            if (!name.equals(SAMPLES)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Removes the folders that it created and that stayed empty, because the run came to nothing. */
    @Override
    public synchronized void close() throws IOException {
        FolderLock held = lock;
        if (held != null) {
            lock = null;
            held.close();
        }
        removeIfEmpty(path.resolve(SAMPLES));
        for (Path folder : created) {
            removeIfEmpty(folder);
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean empty;
        try (Stream<Path> inside = Files.list(folder)) {
            empty = inside.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }
}
