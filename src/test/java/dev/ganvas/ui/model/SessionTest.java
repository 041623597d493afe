package dev.ganvas.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.Cure;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.Background;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(session.entries()).isEmpty();
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
        assertThat(entry(Schema.DATA).sentence()).contains("does not exist").doesNotContain("Exception");
        assertThat(run()).isSameAs(before);
        assertThat(session.desiredProperty().get().settings().get(Schema.DATA)).isEmpty();
        onFx(() -> {
            session.enter(Schema.DATA, "");
            return true;
        });
        assertThat(session.entries()).isEmpty();
    }

    @Test
    void anEntryInErrorIsJudgedAgainWhenWhatItDependsOnChangesAndNothingStartsBefore(@TempDir Path folder)
            throws Exception {
        pictures(folder, 40);
        onFx(() -> {
            session.open(Presets.MNIST_MLP);
            later.doAll();
            session.enter(Schema.DATA, folder.toString());
            later.doAll();
            return true;
        });
        Run builtIn = run();
        Entry refused = entry(Schema.DATA);
        assertThat(refused.text()).isEqualTo(folder.toString());
        assertThat(refused.sentence())
                .startsWith("Batch is 100, but ")
                .endsWith("has only 40 samples; give at most 40.");
        assertThat(refused.cure()).contains(new Cure("batch", "40"));
        onFx(() -> {
            session.commands().start();
            session.commands().step(1);
            session.commands().stepEpoch();
            session.newSeed();
            session.beginWaiting();
            return true;
        });
        assertThat(Objects.requireNonNull(notices.currentProperty().get()).text())
                .startsWith("Nothing was started, because of Source. Batch is 100");
        assertThat(run()).isSameAs(builtIn);
        assertThat(builtIn.state()).isIn(RunState.COMPILING, RunState.READY);
        onFx(() -> {
            session.enter(Schema.LR, "0.01");
            assertThat(session.entries()).containsKey(Schema.DATA);
            session.enter(Schema.BATCH, "20");
            later.doAll();
            return true;
        });
        assertThat(session.entries()).isEmpty();
        assertThat(run().data().size()).isEqualTo(40);
        assertThat(run().settings().get(Schema.BATCH)).isEqualTo(20);
    }

    @Test
    void aNewRunThatChangesWaitForIsOfAllThatTheFormShows(@TempDir Path folder) throws Exception {
        pictures(folder, 40);
        onFx(() -> {
            session.open(Presets.MNIST_MLP);
            later.doAll();
            session.commands().step(1);
            return true;
        });
        awaitStep(1);
        onFx(() -> {
            session.enter(Schema.DATA, folder.toString());
            later.doAll();
            session.enter(Schema.BATCH, "20");
            later.doAll();
            assertThat(session.desiredProperty().get().waiting()).containsExactlyInAnyOrder(Schema.DATA, Schema.BATCH);
            session.beginWaiting();
            return true;
        });
        assertThat(run().data().size()).isEqualTo(40);
    }

    @Test
    void whatIsEnteredWhileOtherDataIsReadIsReadAfterIt(@TempDir Path folder) throws Exception {
        pictures(folder, 200);
        onFx(() -> {
            session.open(Presets.MNIST_MLP);
            later.doAll();
            session.enter(Schema.DATA, folder.toString());
            session.enter(Schema.LIMIT, "150");
            assertThat(entry(Schema.DATA).text()).isEqualTo(folder.toString());
            session.commands().start();
            assertThat(run().state()).isNotEqualTo(RunState.RUNNING);
            later.doAll();
            return true;
        });
        assertThat(session.entries()).isEmpty();
        assertThat(run().data().size()).isEqualTo(150);
        awaitStep(1); // as was asked for meanwhile
    }

    @Test
    void anErrorGoesWithItsControl() {
        openNow();
        onFx(() -> {
            session.enter(Schema.BETA1, "2");
            assertThat(session.entries()).containsKey(Schema.BETA1);
            session.enter(Schema.OPTIMIZER, "sgd");
            return true;
        });
        assertThat(session.entries()).isEmpty();
    }

    @Test
    void dataThatIsGoneWhenAnExperimentIsOpenedAgainIsNotReplaced(@TempDir Path folder) throws Exception {
        pictures(folder, 200);
        onFx(() -> {
            session.open(Presets.MNIST_MLP);
            later.doAll();
            session.enter(Schema.DATA, folder.toString());
            later.doAll();
            session.open(Presets.EVEN);
            later.doAll();
            return true;
        });
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        onFx(() -> {
            session.open(Presets.MNIST_MLP);
            later.doAll();
            session.enter(Schema.LR, "0.01");
            later.doAll();
            return true;
        });
        assertThat(session.model().runProperty().get()).isNull();
        assertThat(entry(Schema.DATA).text()).isEqualTo(folder.toString());
        onFx(() -> {
            session.enter(Schema.DATA, "");
            later.doAll();
            return true;
        });
        assertThat(session.entries()).isEmpty();
        assertThat(run().settings().get(Schema.LR)).isEqualTo(0.01);
    }

    private Entry entry(Setting<?> setting) {
        return Objects.requireNonNull(session.entries().get(setting));
    }

    private static void pictures(Path folder, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            ImageIO.write(
                    new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    folder.resolve(i + ".png").toFile());
        }
    }

    @Test
    void withoutDataARunBeginsAsSoonAsTheDataIsGood() throws Exception {
        Session broken = new Session(
                Presets.MNIST_MLP,
                (experiment, settings, progress) -> {
                    if (settings.get(Schema.DATA).isEmpty()) {
                        throw new UnusableDataException("problem.asTold", "There are no digits; give a file.");
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
        assertThat(session.entries()).isEmpty();
    }

    @Test
    void restoringEverythingTakesBackWhatIsWaitingToo() {
        openNow();
        onFx(() -> {
            session.commands().step(3);
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
