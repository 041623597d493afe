package dev.ganvas.ui.train;

import dev.ganvas.engine.SavedPair;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.RealPoints;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.widget.plane.PlaneContent;
import dev.ganvas.ui.widget.plane.PlaneSurface;
import dev.ganvas.ui.widget.plane.PlaneView;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a plane up to date with the moment that is shown. Points come at once; what has to be worked out of the weights is
 * asked of a background thread, one question at a time and always the newest, so training and window wait for none.
 * JavaFX thread.
 */
final class PlaneFeed {
    private static final int TRAILS = 10;

    private final RunModel model;
    private final DisplayedStep shown;
    private final PlaneView view;
    private final Background background;
    private final Notices notices;
    private float[] real = new float[0];
    /** Made, used and closed by the background thread alone. */
    private @Nullable HeldPair held;

    private PlaneQuestion.@Nullable Answer newest;
    private PlaneQuestion.Pull pull = PlaneQuestion.Pull.ANSWER;
    private boolean asking;
    private boolean askAgain;

    private record HeldPair(Run run, SavedPair pair) {}

    PlaneFeed(Session session, PlaneView view, Background background, Notices notices) {
        this.model = session.model();
        this.shown = session.shown();
        this.view = view;
        this.background = background.another();
        this.notices = notices;
        model.runProperty().addListener((property, was, is) -> follow(is));
        shown.frameProperty().addListener((property, was, is) -> update());
        view.windowProperty().addListener((property, was, is) -> update());
        follow(model.runProperty().get());
    }

    /** Returns D's answers as far as they are known. */
    @Nullable
    PlaneSurface surface() {
        PlaneQuestion.Answer answer = newest;
        return answer == null ? null : answer.surface();
    }

    /** Says what the slopes are of from now on. */
    void setPull(PlaneQuestion.Pull wanted) {
        pull = wanted;
        update();
    }

    private void follow(@Nullable Run run) {
        newest = null;
        boolean points = run != null && run.data().shape().isPoint();
        real = run == null ? new float[0] : RealPoints.of(run.data());
        if (run != null && points) {
            view.setHome(home(run));
        }
        update();
    }

    private static PlaneWindow home(Run run) {
        return PlaneWindow.of(run.data().range().low(), run.data().range().high());
    }

    private void update() {
        Run run = model.runProperty().get();
        RunFrame frame = shown.frameProperty().get();
        if (run == null || frame == null || !run.data().shape().isPoint()) {
            view.clear();
            return;
        }
        show(frame);
        if (asking) {
            askAgain = true;
        } else {
            ask(run, frame);
        }
    }

    private void ask(Run run, RunFrame frame) {
        asking = true;
        askAgain = false;
        PlaneQuestion question = new PlaneQuestion(
                run.experiment(), run.settings(), frame, view.windowProperty().get(), home(run), real, pull);
        background.submit(() -> question.answer(pair(run)), answer -> take(run, answer), this::fail);
    }

    /** Returns the networks to ask; the background thread alone calls this. */
    private SavedPair pair(Run run) {
        HeldPair known = held;
        if (known != null && known.run().equals(run)) {
            return known.pair();
        }
        release();
        SavedPair made =
                new SavedPair(run.experiment().gan(run.settings(), run.data().shape()));
        held = new HeldPair(run, made);
        return made;
    }

    private boolean release() {
        HeldPair known = held;
        held = null;
        if (known != null) {
            known.pair().close();
        }
        return known != null;
    }

    /** Frees what it asks, behind the last answer, and asks nothing more. */
    void close() {
        asking = true;
        background.submit(this::release, released -> {}, notices::show);
        background.close();
    }

    private void take(Run run, PlaneQuestion.Answer answer) {
        asking = false;
        if (run.equals(model.runProperty().get())) {
            newest = answer;
            RunFrame frame = shown.frameProperty().get();
            if (frame != null) {
                show(frame);
            }
        }
        if (askAgain) {
            update();
        }
    }

    private void fail(Throwable failure) {
        asking = false;
        newest = null;
        notices.show(failure);
    }

    /** Shows a moment; the newest one only when all of it is worked out, so that its layers belong together. */
    private void show(RunFrame newestFrame) {
        PlaneQuestion.Answer answer = newest;
        RunFrame answered = answer == null ? newestFrame : answer.question().frame();
        RunFrame frame = shown.isLive() && answered.step() <= newestFrame.step() ? answered : newestFrame;
        boolean same = answered.step() == frame.step();
        view.show(new PlaneContent(
                real,
                frame.samples(),
                answer == null ? null : answer.surface(),
                answer == null ? null : answer.sheet(),
                answer == null || !same ? null : answer.slopes(),
                trails(frame)));
    }

    private List<float[]> trails(RunFrame frame) {
        Run run = model.runProperty().get();
        List<Snapshot> snapshots = model.snapshotsProperty().get();
        List<float[]> trails = new ArrayList<>();
        for (int i = snapshots.size() - 1; i >= 0 && trails.size() < TRAILS && run != null; i--) {
            Snapshot snapshot = snapshots.get(i);
            if (snapshot.step() < frame.step()) {
                trails.add(
                        0,
                        snapshot.frame(run.data().shape(), run.data().range()).samples());
            }
        }
        return trails;
    }
}
