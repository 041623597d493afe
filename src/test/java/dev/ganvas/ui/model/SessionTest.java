package dev.ganvas.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Presets;
import dev.ganvas.experiment.Schema;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is asked for while data is still being read: the newest request counts, and none is lost. */
@Timeout(60)
class SessionTest {
    private final Later later = new Later();
    private final Notices notices = new Notices();
    private final Session session = new Session(Presets.EVEN, ExperimentData::load, later, notices);

    @BeforeEach
    void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closeSession() throws Exception {
        close(session);
    }

    private static void close(Session closing) throws Exception {
        WaitForAsyncUtils.waitForAsyncFx(60_000, closing::close).get(60, TimeUnit.SECONDS);
    }

    @Test
    void ofTwoExperimentsOnlyTheOneOpenedLastIsShown() {
        onFx(() -> {
            session.open(Presets.EVEN);
            session.open(Presets.MNIST_MLP);
            assertThat(session.model().stateProperty().get()).isEqualTo(RunState.COMPILING);
            later.doAllNewestFirst();
            return true;
        });
        assertThat(run().experiment()).isEqualTo(Presets.MNIST_MLP);
        assertThat(run().data().shape().isImage()).isTrue();
        assertThat(session.desiredProperty().get().experiment()).isEqualTo(Presets.MNIST_MLP);
    }

    @Test
    void aSettingChangedWhileDataIsReadJoinsIt() {
        openNow();
        onFx(() -> {
            session.enter(Schema.BITS, "5");
            session.enter(Schema.LR, "0.005");
            later.doAll();
            return true;
        });
        assertThat(run().settings().get(Schema.BITS)).isEqualTo(5);
        assertThat(run().settings().get(Schema.LR)).isEqualTo(0.005);
        assertThat(run().data().shape().width()).isEqualTo(5);
        assertThat(session.problems()).isEmpty();
    }

    @Test
    void dataThatIsNotThereStandsAsAProblemOfItsSetting() {
        onFx(() -> {
            session.open(Presets.MNIST_MLP);
            later.doAll();
            return true;
        });
        Run before = run();
        onFx(() -> {
            session.enter(Schema.DATA, Path.of("no", "such", "file").toString());
            later.doAll();
            return true;
        });
        assertThat(session.problems().get(Schema.DATA))
                .contains("does not exist")
                .doesNotContain("Exception");
        assertThat(run()).isSameAs(before);
        assertThat(session.desiredProperty().get().settings().get(Schema.DATA)).isEmpty();
        onFx(() -> {
            session.enter(Schema.DATA, "");
            return true;
        });
        assertThat(session.problems()).isEmpty();
    }

    @Test
    void withoutDataARunBeginsAsSoonAsTheDataIsGood() throws Exception {
        Session broken = new Session(
                Presets.MNIST_MLP,
                (experiment, settings, progress) -> {
                    if (settings.get(Schema.DATA).isEmpty()) {
                        throw new UnusableDataException("There are no digits; give a file.");
                    }
                    return ExperimentData.load(experiment, settings.with(Schema.DATA, ""));
                },
                later,
                notices);
        onFx(() -> {
            broken.open(Presets.MNIST_MLP);
            later.doAll();
            assertThat(broken.model().stateProperty().get()).isEqualTo(RunState.FAILED);
            broken.enter(Schema.DATA, "elsewhere");
            later.doAll();
            return true;
        });
        assertThat(broken.model().runProperty().get()).isNotNull();
        assertThat(broken.model().failureProperty().get()).isNull();
        close(broken);
    }

    @Test
    void aLengthIsGivenInStepsOrInEpochs() {
        openNow();
        onFx(() -> {
            session.enter(Schema.EPOCHS, "3");
            return true;
        });
        assertThat(session.desiredProperty().get().settings().get(Schema.STEPS)).isZero();
        onFx(() -> {
            session.enter(Schema.STEPS, "70");
            return true;
        });
        assertThat(session.desiredProperty().get().settings().get(Schema.EPOCHS))
                .isZero();
        assertThat(session.problems()).isEmpty();
    }

    @Test
    void restoringEverythingTakesBackWhatIsWaitingToo() {
        openNow();
        onFx(() -> {
            session.step(3);
            return true;
        });
        awaitStep(3);
        onFx(() -> {
            session.enter(Schema.BATCH, "8");
            session.enter(Schema.LR, "0.1");
            assertThat(session.desiredProperty().get().waiting()).containsExactly(Schema.BATCH);
            session.restoreAll();
            return true;
        });
        assertThat(session.desiredProperty().get().waiting()).isEmpty();
        assertThat(session.desiredProperty().get().changed()).isEmpty();
        assertThat(run().step()).isEqualTo(3);
    }

    private void openNow() {
        onFx(() -> {
            session.open(Presets.EVEN);
            later.doAll();
            return true;
        });
    }

    private Run run() {
        return Objects.requireNonNull(session.model().runProperty().get());
    }

    private void awaitStep(long step) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> run().step() >= step);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("Never came: step " + step, e);
        }
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, work);
    }

    /** Does nothing until it is told to. */
    private static final class Later implements Background {
        private final Deque<Runnable> asked = new ArrayDeque<>();

        @Override
        public <T> void submit(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            asked.add(() -> Background.onCallingThread().submit(work, done, failed));
        }

        @Override
        public void tell(Runnable news) {
            news.run();
        }

        void doAll() {
            while (!asked.isEmpty()) {
                asked.remove().run();
            }
        }

        void doAllNewestFirst() {
            while (!asked.isEmpty()) {
                asked.removeLast().run();
            }
        }

        @Override
        public void close() {
            asked.clear();
        }
    }
}
