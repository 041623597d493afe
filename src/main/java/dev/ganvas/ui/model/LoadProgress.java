package dev.ganvas.ui.model;

import dev.ganvas.data.Progress;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Tells the window how far reading is, once for each hundredth or for some hundred files listed. Its thread is the one that reads. */
final class LoadProgress implements Progress {
    private static final int PARTS = 100;
    /** Files seen between two sentences while they are listed. */
    private static final int SEEN = 500;

    private final BooleanSupplier cancelled;
    private final Background background;
    private final Consumer<String> shown;
    private long part;

    private LoadProgress(BooleanSupplier cancelled, Background background, Consumer<String> shown) {
        this.cancelled = cancelled;
        this.background = background;
        this.shown = shown;
    }

    /**
     * Creates one for one request.
     *
     * @param cancelled whether nobody waits for it any more
     * @param shown hears a sentence on the JavaFX thread
     */
    static Progress of(BooleanSupplier cancelled, Background background, Consumer<String> shown) {
        return new LoadProgress(cancelled, background, shown);
    }

    @Override
    public void update(long done, long total) {
        long now = total == 0 ? -done / SEEN : done * PARTS / total;
        if (now == part || (total > 0 && total < PARTS)) {
            return;
        }
        part = now;
        String text =
                total == 0 ? Messages.text("state.loadingList", done) : Messages.text("state.loadingPart", done, total);
        background.tell(() -> {
            if (!cancelled.getAsBoolean()) {
                shown.accept(text);
            }
        });
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}
