package dev.ganvas.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A text file that grows during a run under a temporary name and gets its own name when it is complete. */
final class PendingFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final BufferedWriter writer;

    PendingFile(Path target) throws IOException {
        this.target = target;
        this.temporary = AtomicFile.temporaryBeside(target);
        try {
            this.writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    void append(CharSequence text) throws IOException {
        try {
            writer.append(text);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    /** Gives the file its name. */
    void commit() throws IOException {
        try {
            writer.close();
            AtomicFile.replace(temporary, target);
        } catch (IOException e) {
            throw AtomicFile.failure(target, e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() throws IOException {
        try (writer) {
            Files.deleteIfExists(temporary);
        }
    }
}
