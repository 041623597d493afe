package dev.ganvas.ui.export;

import dev.ganvas.data.Progress;
import dev.ganvas.ui.thread.Background;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * One export that is under way, or waits for another one. The thread that writes tells it how far it is and asks whether
 * it is still wanted; everything else belongs to the JavaFX thread.
 */
public final class ExportWork implements Progress {
    private static final long PARTS = 100;

    private final String name;
    private final Background background;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", -1);
    private final ReadOnlyBooleanWrapper wanted = new ReadOnlyBooleanWrapper(this, "wanted", true);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean cancelled;
    /** The last part that was told; the writing thread only. */
    private long part = -1;

    ExportWork(String name, Background background) {
        this.name = name;
        this.background = background;
    }

    /** Returns the name of the file or folder. */
    public String name() {
        return name;
    }

    /** The share that is done, in [0, 1]; -1 while that is not known. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** Whether it was not cancelled. */
    public ReadOnlyBooleanProperty wantedProperty() {
        return wanted.getReadOnlyProperty();
    }

    /** Stops it as soon as it can be stopped; no file is left. */
    public void cancel() {
        cancelled = true;
        wanted.set(false);
    }

    @Override
    public void update(long done, long total) {
        long now = total == 0 ? -1 : done * PARTS / total;
        if (now != part) {
            part = now;
            background.tell(() -> share.set((double) now / PARTS));
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** Says that nothing is written any more; any thread. */
    void end() {
        over.countDown();
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }
}
