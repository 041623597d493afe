package dev.ganvas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypefaceTest {
    @Test
    void aFontOfTheRegionIsChosenWhereThereIsOne() {
        List<String> installed = List.of("DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK TC", "PingFang TC");
        assertThat(Typeface.family(Language.TRADITIONAL_CHINESE, installed)).contains("PingFang TC");
        assertThat(Typeface.family(Language.SIMPLIFIED_CHINESE, installed)).contains("Noto Sans CJK SC");
        assertThat(Typeface.family(Language.SIMPLIFIED_CHINESE, List.of("Noto Sans CJK TC")))
                .isEmpty();
        assertThat(Typeface.family(Language.ENGLISH, installed)).isEmpty();
    }
}
