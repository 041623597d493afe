package dev.ganvas.data.download;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Fetches the files of the whole MNIST training set (Y. LeCun, C. Cortes, C. J. C. Burges) into a folder. A download that
 * was cut off goes on where it stopped; a file appears under its name only once its SHA-256 was found right. Works on the
 * caller's thread; one object may be used for several downloads, one after the other.
 */
public final class MnistDownload {
    /** Public copies of the files, asked in this order. */
    public static final List<URI> MIRRORS = List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

    /** The 60,000 digits for training and their labels, about 10 MB. */
    public static final List<RemoteFile> TRAINING_SET = List.of(
            new RemoteFile(
                    "train-images-idx3-ubyte.gz",
                    9_912_422,
                    "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            new RemoteFile(
                    "train-labels-idx1-ubyte.gz",
                    28_881,
                    "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A file as it was published.
     *
     * @param name on the server and in the folder
     * @param bytes its length
     * @param sha256 64 hexadecimal digits, lower case
     */
    public record RemoteFile(String name, long bytes, String sha256) {}

    private final List<URI> bases;
    private final List<RemoteFile> files;
    private final Duration patience;

    /**
     * Prepares a download.
     *
     * @param bases addresses of folders that hold the files; the next is asked where one fails
     */
    public MnistDownload(List<URI> bases, List<RemoteFile> files) {
        this(bases, files, PATIENCE);
    }

    /**
     * Prepares a download.
     *
     * @param patience how long a server may send nothing
     */
    MnistDownload(List<URI> bases, List<RemoteFile> files, Duration patience) {
        this.bases = List.copyOf(bases);
        this.files = List.copyOf(files);
        this.patience = patience;
    }

    /**
     * Fetches what the folder does not hold yet.
     *
     * @param folder is made where it does not exist
     * @param force whether other files of the same names may be written over
     * @param progress counts bytes; it is also asked while the network is silent
     * @throws UnusableDataException with one sentence if a file can be had nowhere, or cannot be written
     * @throws CancellationException if {@code progress} was cancelled; what has arrived stays for the next time
     */
    public void fetch(Path folder, boolean force, Progress progress) throws UnusableDataException {
        for (URI base : bases) {
            checkAddress(base);
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UnusableDataException(e, "download.noFolder", folder, reason(e));
        }
        Rising bytes =
                new Rising(progress, files.stream().mapToLong(RemoteFile::bytes).sum());
        FileTransfer transfer = new FileTransfer(bytes, patience);
        for (RemoteFile file : files) {
            try {
                fetch(file, folder, force, transfer);
            } catch (IOException e) {
                throw new UnusableDataException(e, "download.notWritten", folder.resolve(file.name()), reason(e));
            }
            bytes.finish(file.bytes());
        }
    }

    private void fetch(RemoteFile file, Path folder, boolean force, FileTransfer transfer)
            throws IOException, UnusableDataException {
        Path target = folder.resolve(file.name());
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            boolean regular = Files.isRegularFile(target);
            if (regular && Checksum.of(target).equals(file.sha256())) {
                return;
            }
            // Other sets, such as Fashion-MNIST, use the same names: nothing of somebody's is written over unasked.
            if (!regular || !force) {
                throw new UnusableDataException("download.otherFileThereForce", target);
            }
        }
        Path part = folder.resolve(file.name() + ".part");
        List<Sentence> failures = new ArrayList<>();
        for (URI base : bases) {
            try {
                transfer.fetch(address(base, file), file, part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileTransfer.FailedException e) {
                failures.add(Sentence.of("problem.of", base, e.reason()));
            }
        }
        throw new UnusableDataException("download.failed", file.name(), Sentence.list(failures), folder);
    }

    private static URI address(URI base, RemoteFile file) {
        return URI.create(base + (base.toString().endsWith("/") ? "" : "/") + file.name());
    }

    private static void checkAddress(URI base) throws UnusableDataException {
        boolean web = "http".equalsIgnoreCase(base.getScheme()) || "https".equalsIgnoreCase(base.getScheme());
        if (!web || base.getHost() == null) {
            throw new UnusableDataException("download.noAddress", base);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    /** Adds up the bytes of all files, and never tells less than before even where a file begins anew. */
    static final class Rising {
        private final Progress progress;
        private final long total;
        private long finished;
        private long told;

        Rising(Progress progress, long total) {
            this.progress = progress;
            this.total = total;
            progress.update(0, total);
        }

        void at(long bytesOfFile) {
            told = Math.max(told, Math.min(total, finished + bytesOfFile));
            progress.update(told, total);
        }

        private void finish(long bytesOfFile) {
            at(bytesOfFile);
            finished += bytesOfFile;
        }

        void checkCancelled() {
            if (progress.cancelled()) {
                throw new CancellationException("cancelled after %,d of %,d bytes".formatted(told, total));
            }
        }
    }
}
