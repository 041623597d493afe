package dev.ganvas.run;

import dev.ganvas.data.ValueRange;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot.Keeps;
import dev.ganvas.run.history.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a run's past: figures, samples, changed settings. The training thread writes, any thread reads. */
public final class TrainingRecord {
    public final History history;
    public final Timeline timeline;
    private volatile List<LiveChange> marks = List.of();

    TrainingRecord(ValueRange range) {
        this(range, History.DEFAULT_CAPACITY, Timeline.DEFAULT_BYTES);
    }

    /** Creates one that keeps less, because others are kept beside it. */
    public TrainingRecord(ValueRange range, int mostRows, long mostBytes) {
        history = new History(mostRows);
        timeline = new Timeline(range, mostBytes);
    }

    List<LiveChange> marks() {
        return marks;
    }

    /** Takes over what another run noted. */
    void restore(Checkpoint saved) {
        history.restore(saved.history());
        timeline.restore(saved.timeline());
        marks = List.copyOf(saved.marks());
    }

    /**
     * Notes which settings changed after {@code step}; before the first step there is nothing to tell apart. How long it
     * trains and what it saves changes nothing that a chart shows.
     */
    void mark(long step, Settings before, Settings after) {
        if (step > 0) {
            List<LiveChange> longer = new ArrayList<>(marks);
            for (Setting<?> setting : after.differences(before)) {
                if (setting.group() == Group.LENGTH || setting.group() == Group.OUTPUT) {
                    continue;
                }
                longer.add(new LiveChange(step, setting.name(), before.text(setting), after.text(setting)));
            }
            marks = List.copyOf(longer);
        }
    }

    /** Notes something that changed and is no setting. */
    void mark(LiveChange mark) {
        List<LiveChange> longer = new ArrayList<>(marks);
        longer.add(mark);
        marks = List.copyOf(longer);
    }

    /** Keeps what is shown for good. */
    void keep(@Nullable RunFrame shown) {
        if (shown != null) {
            timeline.add(shown, Keeps.ALWAYS);
        }
    }

    void clear() {
        history.clear();
        timeline.clear();
        marks = List.of();
    }
}
