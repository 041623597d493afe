package dev.ganvas.ui.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class BackgroundTest {
    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void worksElsewhereAndReportsOnTheJavaFxThread() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        try (Background background = Background.onOneThread()) {
            background.submit(
                    () -> Thread.currentThread().getName(),
                    name -> heard.complete(name + " " + Platform.isFxApplicationThread()),
                    heard::completeExceptionally);
            assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("background true");
        }
    }

    @Test
    void failuresAreReportedAndErrorsAreToo() throws Exception {
        CompletableFuture<Throwable> heard = new CompletableFuture<>();
        try (Background background = Background.onOneThread()) {
            background.submit(
                    () -> {
                        throw new OutOfMemoryError("planted");
                    },
                    done -> heard.complete(new AssertionError("It did not fail.")),
                    heard::complete);
            assertThat(heard.get(10, TimeUnit.SECONDS)).isInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void theTwinForTestsDoesEverythingAtOnce() {
        StringBuilder told = new StringBuilder();
        Background.onCallingThread().submit(() -> "done", told::append, failure -> told.append("failed"));
        assertThat(told).hasToString("done");
    }
}
