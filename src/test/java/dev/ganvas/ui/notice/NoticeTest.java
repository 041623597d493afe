package dev.ganvas.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NoticeTest {
    @Test
    void aFailureThatSpeaksToUsersIsQuoted() {
        assertThat(Notice.of(new UnusableDataException("problem.asTold", "x.gz is empty; give another."))
                        .text())
                .isEqualTo("x.gz is empty; give another.");
        assertThat(Notice.of(new InvalidSettingException("problem.asTold", "lr is wrong."))
                        .text())
                .isEqualTo("lr is wrong.");
        assertThat(Notice.of(new IOException("a.csv cannot be written; choose another place."))
                        .text())
                .isEqualTo("a.csv cannot be written; choose another place.");
    }

    @Test
    void anyOtherFailureIsASentenceWithDetails() {
        Notice memory = Notice.of(new OutOfMemoryError("Java heap space"));
        assertThat(memory.text()).startsWith("There is not enough memory").endsWith(".");
        assertThat(memory.details()).contains("Java heap space");
        assertThat(Notice.of(new UnsatisfiedLinkError("no jnind4jcpu")).text())
                .isEqualTo("The engine cannot be loaded on this computer"
                        + " (java.lang.UnsatisfiedLinkError: no jnind4jcpu).");
        assertThat(Notice.of(new IllegalStateException("odd")).text())
                .isEqualTo("Something went wrong: java.lang.IllegalStateException: odd.");
    }
}
