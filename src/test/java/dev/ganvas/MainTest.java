package dev.ganvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private final List<String> printed = new ArrayList<>();
    private final Handler console = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            printed.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void aLogThatCannotBeWrittenIsSaidAndKeepsNobodyFromWorking(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("in the way")).resolve("ganvas.log");
        LOG.addHandler(console);
        try {
            Main.logTo(file);
        } finally {
            LOG.removeHandler(console);
        }
        assertThat(printed).containsExactly(file + " cannot be written, so there is no log.");
    }
}
