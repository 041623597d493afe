package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersFileTest {
    private final Path file;

    NumbersFileTest(@TempDir Path folder) {
        this.file = folder.resolve("numbers.txt");
    }

    @Test
    void whatWasWrittenIsReadUpToTheStep() throws Exception {
        List<String> lines = List.of(
                NumbersFile.line(0, new int[] {8, 0, 127}),
                NumbersFile.line(200, new int[] {108}),
                NumbersFile.line(399, new int[] {2}),
                NumbersFile.line(400, new int[] {4}));
        Files.write(file, lines);

        List<NumbersFile.NumbersLine> read = NumbersFile.read(file, 400);

        assertThat(read.stream().map(line -> NumbersFile.line(line.index(), line.numbers())))
                .containsExactlyElementsOf(lines.subList(0, 3));
    }

    @Test
    void thereAreNoneWhereImagesAreMade() throws Exception {
        assertThat(NumbersFile.read(file, 400)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200 : []",
                "200 : [1, 2",
                "-1 : [1]",
                "1000000000000000000000 : [1]",
                "200 : [1000000]",
                "200 : [1.5]",
                "\0\0\0\0",
                "\u00ff\u00fe"
            })
    void whatGanvasCannotHaveWrittenEndsTheList(String damaged) throws Exception {
        Files.write(file, List.of("0 : [8, 0]", damaged, "300 : [2]"));

        assertThat(NumbersFile.read(file, 400))
                .extracting(NumbersFile.NumbersLine::index)
                .containsExactly(0L);
    }
}
