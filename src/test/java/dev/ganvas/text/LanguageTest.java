package dev.ganvas.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en-US, ENGLISH",
        "de-DE, ENGLISH",
        "zh-TW, TRADITIONAL_CHINESE",
        "zh-HK, TRADITIONAL_CHINESE",
        "zh-Hant-US, TRADITIONAL_CHINESE",
        "zh-CN, SIMPLIFIED_CHINESE",
        "zh-SG, SIMPLIFIED_CHINESE",
        "zh-Hans-TW, SIMPLIFIED_CHINESE",
        "zh, SIMPLIFIED_CHINESE"
    })
    void aReaderGetsTheLanguageThatServesBest(String locale, Language language) {
        assertThat(Language.of(Locale.forLanguageTag(locale))).isEqualTo(language);
    }
}
