package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ganvas.store.SavedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can happen to a run, what the user sees of it, and what survives. Faults of the system are true ones here, in a
 * process of its own; the rest of the table is proven where it says.
 *
 * <table>
 * <caption>Faults</caption>
 * <tr><th>fault, and where it strikes</th><th>what the user sees</th><th>what survives</th><th>proven by</th></tr>
 * <tr><td>kill -9 at any moment</td><td>the run is offered at the next start; {@code resume} goes on</td><td>all but
 * the last interval; the end is that of an undisturbed run</td><td>{@link KillTest}, {@code AutosaveWindowTest}</td></tr>
 * <tr><td>the window is closed while training, or its process is told to end</td><td>it says that it saves; the next start
 * offers to continue</td><td>all</td><td>{@code LeavingWindowTest}, {@code TerminationTest}</td></tr>
 * <tr><td>the disk is full for a while</td><td>"FILE cannot be written (the disk is full); …" once, then "Saving
 * works again; step N is saved."</td><td>all</td><td>{@link #aFullDiskIsToldOnceAndCostsNothing}, {@link
 * #filesThatMayNotGrowForAWhileAreToldOnceAndCostNothing}</td></tr>
 * <tr><td>the disk stays full</td><td>the same sentence, and again at the end</td><td>the networks, the checkpoint
 * before</td><td>{@link #aFileThatMayNotGrowLeavesTheCheckpointBefore}, {@code SavingFaultsTest}</td></tr>
 * <tr><td>a folder that is read-only from the start</td><td>"FOLDER cannot be …", before any training</td><td>what was
 * there</td><td>{@link #aReadOnlyFolderIsRefusedBeforeTraining}</td></tr>
 * <tr><td>a folder that becomes read-only</td><td>"FILE cannot be written (access denied); …" once, then "Saving works
 * again"</td><td>all</td><td>{@link #aFolderThatBecomesReadOnlyIsToldOnceAndCostsNothing}</td></tr>
 * <tr><td>the folder is deleted</td><td>"losses.csv cannot be written (it was deleted or changed while the run trained);
 * …" once, then "Saving works again"</td><td>all but older pictures and numbers</td><td>{@code SavingFaultsTest}</td></tr>
 * <tr><td>the clock jumps</td><td>nothing</td><td>all: no interval is measured by it, and no newest run becomes the
 * oldest</td><td>{@code ArchitectureTest} (its rule on the wall clock), {@code SavedRunListTest}</td></tr>
 * <tr><td>a checkpoint is empty, cut, has a flipped bit, a later format, hostile content or another experiment, or is
 * missing</td><td>"FILE is damaged (…); restore it from a copy, or train again." and "FOLDER holds results up to step N,
 * but …; give --from-step N or --yes …"; a window asks</td><td>all: nothing is changed before somebody agrees, and what is
 * replaced then is kept</td><td>{@code GoingBackTest}, {@code CheckpointFileTest}, {@code AutosaveWindowTest}, {@code
 * FuzzTest}, {@code DamagedFoldersTest}</td></tr>
 * <tr><td>no checkpoint can be read</td><td>"FILE is damaged (…); …"</td><td>all, untouched</td><td>{@code
 * GoingBackTest}</td></tr>
 * <tr><td>a file or folder to be written is there already</td><td>"FILE is there already; give another name, or --force to
 * write over it."</td><td>all; with {@code --force} a run that is there is put aside</td><td>{@code
 * ForceTest}</td></tr>
 * <tr><td>a link below the folder of a run leads elsewhere</td><td>"FILE is a link, and nothing is written through links
 * …"</td><td>all, here and there</td><td>{@code LinksTest}</td></tr>
 * <tr><td>run.json, losses.csv, a model zip, IDX or a picture is damaged or hostile: zip bombs, absurd sizes, names that
 * climb out of the folder, foreign classes</td><td>one sentence: file, what is wrong, remedy</td><td>whatever is on
 * disk</td><td>{@code FuzzTest}, {@code LoadedRunTest}, {@code IdxImagesTest}, {@code ImageFolderTest}, {@code
 * PictureKindsTest}, {@code SampleFailureTest}, {@code HostileModelTest}</td></tr>
 * <tr><td>folders of pictures link to each other or to outside, or are a process file system</td><td>"FILE is a link that
 * leads out of the folder"; "FOLDER holds no files but what the system makes up …"</td><td>each picture, once</td><td>{@code
 * ImageTreeTest}</td></tr>
 * <tr><td>a second process on the folder</td><td>"FOLDER is in use by another Ganvas …"; a window opens it without saving
 * there</td><td>all</td><td>{@code ResumeTest}, {@code AutosaveWindowTest}</td></tr>
 * <tr><td>a loss, weight or gradient is not finite</td><td>"The run diverged at step N …", with the way back</td><td>the
 * history, and the last finite checkpoint</td><td>{@code RunTest}, {@code TrainSessionTest}, {@code
 * FailureWindowTest}</td></tr>
 * <tr><td>nobody catches an exception, on any thread</td><td>a notice, with details on demand</td><td>the window goes on,
 * the log has it</td><td>{@code NoticesTest}</td></tr>
 * <tr><td>an error (memory) on the thread that saves</td><td>"The run cannot be saved (…)", then "Saving works
 * again"</td><td>all</td><td>{@code CheckpointSchedulerTest}</td></tr>
 * <tr><td>the log cannot be written</td><td>"FILE cannot be written, so there is no log." on the console</td><td>the
 * window works</td><td>{@code MainTest}</td></tr>
 * <tr><td>a batch too large for the memory</td><td>"There is not enough memory for this run; …"</td><td>the folder holds
 * no half run</td><td>{@link #aBatchTooLargeForTheMemoryIsRefusedInOneSentence}</td></tr>
 * </table>
 */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class FaultTableTest {
    private static final String GOES_ON = "Training goes on, and saving is tried again.";

    /** Makes a disk of 16 MB, starts the rest of the command on it, fills it, frees it and stops the command, when told. */
    private static final String SMALL_DISK =
            """
            disk=$1; told=$2; shift 2
            mount -t tmpfs -o size=16m ganvas "$disk" || exit 77
            "$@" &
            java=$!
            await() { until [ -e "$told/$1" ] || ! kill -0 $java 2>/dev/null; do sleep 0.05; done; }
            # Pictures are written beside training: one that is lost would be told of its own.
            await fill; until [ -e "$disk/run/samples/step-000000.png" ] || ! kill -0 $java 2>/dev/null; do sleep 0.05; done
            cat /dev/zero > "$disk/filler" 2>/dev/null
            await free; rm "$disk/filler"
            await stop; kill -TERM $java
            wait $java; code=$?
            cp -r "$disk/run" "$told/run"
            exit $code
            """;

    private final Path folder;
    private final Path log;
    private final Path run;
    private @Nullable Process process;

    FaultTableTest(@TempDir Path folder) {
        this.folder = folder;
        this.log = folder.resolve("log");
        this.run = folder.resolve("run");
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        run.toFile().setWritable(true);
    }

    @Test
    void aFullDiskIsToldOnceAndCostsNothing() throws Exception {
        assumeTrue(
                works("unshare", "--user", "--map-root-user", "--mount", "true"),
                "This system lets nobody mount a file system of his own (unshare is refused), so no real disk is filled;"
                        + " filesThatMayNotGrowForAWhileAreToldOnceAndCostNothing plays it by a limit all the same.");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        List<String> onSmallDisk = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                SMALL_DISK,
                "sh",
                "" + disk,
                "" + folder);
        start(onSmallDisk, train(disk.resolve("run")));
        awaitSaid("step ");
        Files.createFile(folder.resolve("fill"));
        awaitSaid("cannot be written (the disk is full); free some space there. " + GOES_ON);
        Files.createFile(folder.resolve("free"));
        awaitSaid("Saving works again; step ");
        Files.createFile(folder.resolve("stop"));

        assertThat(ended()).as(said()).isEqualTo(143);
        assertThat(said().split(GOES_ON, -1)).as(said()).hasSize(2);
        assertUndisturbed();
    }

    @Test
    void filesThatMayNotGrowForAWhileAreToldOnceAndCostNothing() throws Exception {
        start(List.of(), train(run));
        awaitSaid("step ");
        limitFiles("4096");
        awaitSaid("cannot be written (File too large); choose another place or make it writable. " + GOES_ON);
        limitFiles("unlimited");
        awaitSaid("Saving works again; step ");
        stop();

        assertThat(said().split(GOES_ON, -1)).as(said()).hasSize(2);
        assertUndisturbed();
    }

    @Test
    void aFileThatMayNotGrowLeavesTheCheckpointBefore() throws Exception {
        start(
                List.of("sh", "-c", "ulimit -f 400; exec \"$@\"", "sh"),
                "train",
                "even",
                "--steps",
                "20000",
                "--checkpoint",
                "100ms",
                "--sample-every",
                "0",
                "--out",
                run.toString());

        assertThat(ended()).as(said()).isEqualTo(ExitCode.UNUSABLE_FILES.code());
        assertThat(said())
                .endsWith("losses.csv cannot be written (File too large);"
                        + " choose another place or make it writable.\n");
        assertThat(said().split(GOES_ON, -1)).as(said()).hasSizeLessThanOrEqualTo(2);
        assertThat(run.resolve("generator.zip")).isNotEmptyFile();
        Path whole = folder.resolve("whole");
        CliRun.of("train", "even", "--steps", "20000", "--sample-every", "0", "--out", whole.toString());
        assertThat(CliRun.of("resume", run.toString()).code())
                .as("it would replace the networks of the last step")
                .isEqualTo(ExitCode.UNUSABLE_FILES.code());
        assertThat(CliRun.of("resume", run.toString(), "--yes").complaint()).isEmpty();
        RunFolders.assertSameRun(run, whole);
    }

    @Test
    void aReadOnlyFolderIsRefusedBeforeTraining() throws Exception {
        Files.createDirectory(run);
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("r-xr-xr-x"));
        start(withoutPrivileges(), train(run.resolve("new")));

        assertThat(ended()).isEqualTo(ExitCode.UNUSABLE_FILES.code());
        assertThat(said())
                .contains(run.resolve("new").toString())
                .contains("access denied")
                .doesNotContain("step ");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void aFolderThatBecomesReadOnlyIsToldOnceAndCostsNothing() throws Exception {
        start(withoutPrivileges(), train(run));
        awaitSaid("step ");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("r-xr-xr-x"));
        awaitSaid("cannot be written (access denied); choose another place or make it writable. " + GOES_ON);
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
        awaitSaid("Saving works again; step ");
        stop();

        assertThat(said().split(GOES_ON, -1)).as(said()).hasSize(2);
        assertUndisturbed();
    }

    @Test
    void aBatchTooLargeForTheMemoryIsRefusedInOneSentence() throws Exception {
        process = RunFolders.start(
                List.of(),
                List.of("-Xmx96m"),
                log,
                "train",
                "mnist-scratch",
                "--batch",
                "10000",
                "--steps",
                "1",
                "--out",
                "" + run);

        assertThat(ended()).as(said()).isEqualTo(ExitCode.USAGE.code());
        assertThat(said())
                .hasLineCount(1)
                .startsWith("These networks take at least 0.3 GB of memory, and the program may take ")
                .endsWith("; take fewer units or a smaller batch, or allow more, as with GANVAS_OPTS=-Xmx16g.\n");
        assertThat(run).doesNotExist();
    }

    private static String[] train(Path out) {
        return new String[] {
            "train",
            "even",
            "--steps",
            "0",
            "--record-every",
            "50",
            "--sample-every",
            "0",
            "--checkpoint",
            "100ms",
            "--out",
            out.toString()
        };
    }

    /** The folder holds the run that a process makes to which nothing happened. */
    private void assertUndisturbed() throws Exception {
        long step = SavedCheckpoint.read(run).checkpoint().step();
        String[] same = train(folder.resolve("whole"));
        same[3] = "" + step;
        CliRun whole = CliRun.of(same);
        assertThat(whole.err()).isEmpty();
        RunFolders.assertSameRun(run, folder.resolve("whole"));
    }

    /** Root may write everywhere, unless it gives that up. */
    private static List<String> withoutPrivileges() throws Exception {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        List<String> dropped = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
        assertThat(works(dropped.get(0), dropped.get(1), "true"))
                .as("root can give up writing everywhere by %s, which is part of util-linux", dropped.get(0))
                .isTrue();
        return dropped;
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such command here
        }
    }

    /** Sets how many bytes a file may have that the process writes; every user may do so on every Linux. */
    private void limitFiles(String most) throws Exception {
        String limit = "--fsize=%s:".formatted(most);
        assertThat(works("prlimit", "--pid", "" + running().pid(), limit))
                .as("prlimit %s, which is part of util-linux", limit)
                .isTrue();
    }

    private void start(List<String> before, String... arguments) throws Exception {
        process = RunFolders.start(before, List.of("-Xmx512m"), log, arguments);
    }

    private void awaitSaid(String text) throws Exception {
        while (!said().contains(text)) {
            assertThat(running().waitFor(20, TimeUnit.MILLISECONDS)).as(said()).isFalse();
        }
    }

    private void stop() throws Exception {
        running().destroy();
        assertThat(ended()).as(said()).isEqualTo(143);
    }

    private int ended() throws Exception {
        return running().waitFor();
    }

    private Process running() {
        return Objects.requireNonNull(process);
    }

    private String said() throws Exception {
        return Files.readString(log);
    }
}
