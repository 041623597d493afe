package dev.ganvas.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read or written, with one sentence for the user: the file, the reason, the remedy. */
public final class FileException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    /** What Linux, macOS and Windows say of a full disk and of a full quota. */
    private static final Pattern FULL = Pattern.compile(
            "no space left|not enough space|disk is full|(disk|disc) quota exceeded", Pattern.CASE_INSENSITIVE);

    private final transient Sentence sentence;

    /** Creates it with a sentence, as the key of its text and its values. */
    public FileException(@CompileTimeConstant String key, @Nullable Object... values) {
        this(Sentence.of(key, values));
    }

    /** Creates it with what went wrong below, and with a sentence, as the key of its text and its values. */
    public FileException(Throwable cause, @CompileTimeConstant String key, @Nullable Object... values) {
        this(cause, Sentence.of(key, values));
    }

    private FileException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    /** Creates it with what went wrong below and a sentence. */
    public FileException(Throwable cause, Sentence sentence) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    /**
     * Returns why, in a few words: the messages of file system exceptions are often a bare path, and a library's own
     * exception hides what the system said, which then is its cause.
     */
    public static Sentence reason(IOException e) {
        if (e instanceof Explained explained) {
            return explained.sentence();
        }
        if (isDiskFull(e)) {
            return Sentence.of("reason.diskFull");
        }
        if (e.getCause() instanceof IOException cause) {
            return reason(cause);
        }
        if (e instanceof AccessDeniedException) {
            return Sentence.of("reason.accessDenied");
        }
        if (e instanceof NoSuchFileException) {
            return Sentence.of("reason.noFolder");
        }
        if (e instanceof FileAlreadyExistsException) {
            return Sentence.of("reason.inTheWay");
        }
        if (e instanceof NotDirectoryException) {
            return Sentence.of("reason.isNoFolder");
        }
        String reason = e instanceof FileSystemException problem ? problem.getReason() : e.getMessage();
        return Sentence.of("problem.asTold", reason == null ? e.getClass().getSimpleName() : reason);
    }

    /** Returns whether what went wrong is a full disk or a full quota. */
    public static boolean isDiskFull(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && FULL.matcher(cause.getMessage()).find()) {
                return true;
            }
        }
        return false;
    }

    /** Returns what keeps {@code path} from being looked at; nothing where it can be, or where nothing is there. */
    public static Optional<Sentence> obstacle(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(reason(e));
        }
    }

    @Override
    public Sentence sentence() {
        return sentence;
    }
}
