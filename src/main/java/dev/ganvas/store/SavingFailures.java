package dev.ganvas.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Collects what could not be saved, so that one file does not keep the others from it. One thread at a time. */
final class SavingFailures {
    private @Nullable IOException first;

    /** What writes a file. */
    interface Saving {
        void save() throws IOException;
    }

    void attempt(Saving saving) {
        try {
            saving.save();
        } catch (IOException e) {
            add(e);
        }
    }

    void add(IOException failure) {
        if (first == null) {
            first = failure;
        } else {
            first.addSuppressed(failure);
        }
    }

    /** Throws what failed first, if anything did; the rest is suppressed in it. */
    void throwFirst() throws IOException {
        if (first != null) {
            throw first;
        }
    }
}
