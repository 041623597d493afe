package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeakMemoryTest {
    @Test
    void readsThePeakThatLinuxKeeps() {
        String status = "Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t   1500 kB\nVmRSS:\t   700 kB\n";

        assertThat(PeakMemory.keptBySystem(status)).hasValue(1500 * 1024);
    }

    @Test
    void findsNoneWhereTheSystemSaysNone() {
        assertThat(PeakMemory.keptBySystem("Name:\tjava\nVmRSS:\t   700 kB\n")).isEmpty();
    }
}
