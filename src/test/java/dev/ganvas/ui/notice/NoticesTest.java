package dev.ganvas.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.ui.app.App;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class NoticesTest {
    private final Logger log = Logger.getLogger(Notices.class.getName());
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Notices notices = new Notices();

    @BeforeEach
    void listen() {
        log.addHandler(handler);
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
        log.setUseParentHandlers(true);
    }

    @Test
    void aFailureIsShownKeptAndLogged() {
        notices.show(new IOException("a.png cannot be written (disk full); free some space."));
        assertThat(notices.currentProperty().get().text()).startsWith("a.png cannot");
        assertThat(notices.problems()).hasSize(1);
        assertThat(logged).hasSize(1);
        notices.dismiss();
        assertThat(notices.currentProperty().get()).isNull();
        assertThat(notices.problems()).as("dismissed, not forgotten").hasSize(1);
    }

    @Test
    void whatComesAThousandTimesStandsOnceAndFillsNoDisk() {
        for (int i = 0; i < 1000; i++) {
            notices.show(new IllegalStateException("broken"));
        }
        assertThat(notices.problems()).hasSize(1);
        assertThat(notices.problems().get(0).times()).isEqualTo(1000);
        assertThat(logged).hasSize(4);
    }

    @Test
    void theListOfProblemsHasAnEnd() {
        for (int i = 0; i < 3 * Notices.MOST_PROBLEMS; i++) {
            notices.show(new IOException("problem " + i));
        }
        assertThat(notices.problems()).hasSize(Notices.MOST_PROBLEMS);
        assertThat(notices.problems().get(0).notice().text()).isEqualTo("problem 299");
    }

    @Test
    void whatWasDoneIsNoProblem() {
        notices.show(Notice.done("Saved."));
        assertThat(notices.problems()).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void whatNobodyCatchesOnAnyThreadIsShownAndLogged() throws Exception {
        FxToolkit.registerPrimaryStage();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            App.showWhatNobodyCatches(notices, Background.onCallingThread());
            Thread thread = new Thread(() -> {
                throw new IllegalStateException("nobody expected this");
            });
            thread.start();
            thread.join();
            WaitForAsyncUtils.waitForFxEvents();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        Notice shown = notices.currentProperty().get();
        assertThat(shown.text()).contains("nobody expected this").doesNotContain("\tat ");
        assertThat(shown.details()).contains("\tat ");
        assertThat(logged).hasSize(1);
    }
}
