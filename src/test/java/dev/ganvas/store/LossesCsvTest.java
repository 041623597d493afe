package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.run.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossesCsvTest {

    @Test
    void readsBackBitForBitInAnyLocale(@TempDir Path folder) throws IOException {
        History history = new History();
        Random random = new Random(5);
        StepReport report = new StepReport();
        for (int step = 1; step <= 500; step++) {
            report.step = step;
            report.set(StepFigure.G_LOSS, Float.intBitsToFloat(random.nextInt()));
            report.set(StepFigure.D_LOSS, random.nextFloat());
            report.set(StepFigure.D_LOSS_REAL, 1e-9f * random.nextFloat());
            report.set(StepFigure.D_REAL, step == 7 ? Float.NaN : 0.1f);
            history.append(report);
        }
        Path file = folder.resolve("losses.csv");
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            LossesCsv.write(file, history.snapshot());
        } finally {
            Locale.setDefault(before);
        }

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0))
                .isEqualTo("step,g_loss,d_loss,d_loss_real,d_loss_fake,d_real,d_fake,d_accuracy,d_penalty")
                .isEqualTo(LossesCsv.HEADER);
        assertThat(lines).hasSize(501);
        History.Rows rows = history.snapshot();
        for (int row = 0; row < rows.length(); row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            assertThat(cells).hasSize(1 + StepFigure.values().length);
            assertThat(Long.parseLong(cells[0])).isEqualTo(rows.step(row));
            for (StepFigure series : StepFigure.values()) {
                float read = Float.parseFloat(cells[1 + series.index()]);
                assertThat(Float.floatToIntBits(read)).isEqualTo(Float.floatToIntBits(rows.value(series, row)));
            }
        }
    }

    @Test
    void writesNumbersInThePublishedForm() {
        assertThat(NumbersFile.line(200, new int[] {108, 106, 106, 42})).isEqualTo("200 : [108, 106, 106, 42]");
        assertThat(NumbersFile.line(0, new float[] {0.6f, 0.2f, 0.5f, 0.5f}, 2)).isEqualTo("0 : [2, 3]");
    }
}
