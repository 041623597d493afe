package dev.ganvas.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The files of texts: the same keys and the same places for values in every language. */
class TextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/ganvas/text");
    private static final Pattern CONVERSION = Pattern.compile("%(\\d+\\$)?([-#+0,(]*\\d*(?:\\.\\d+)?[a-zA-Z%])");
    /** Names and formulas, which are the same in every language. */
    private static final Set<String> SAME = Set.of(
            "app.name",
            "data.mnist",
            "experiment.dcgan.title",
            "curves.gShort",
            "curves.dShort",
            "slow.generator",
            "slow.discriminator",
            "choice.order.generator-first",
            "choice.order.discriminator-first",
            "layer.dropout",
            "activation.sigmoid",
            "activation.relu",
            "activation.tanh",
            "activation.elu",
            "activation.silu",
            "activation.softplus");
    /** Who published an experiment, and where. */
    private static final String SOURCE = "experiment\\..*\\.source";
    /** Optimizers, and what has signs and letters of formulas only. */
    private static final Pattern FORMULA =
            Pattern.compile("SGD|RMSProp|Adam|ln 2|[×z %s,:]*|D\\(x\\)( = %s)?|D\\(G\\(z\\)\\)( = %s)?");

    private static final String ONLY_SIMPLIFIED = "学习损网络设优数图张轮种训练样动态储导输项显应关闭这还让来为个时间";
    private static final String ONLY_TRADITIONAL = "學習損網絡設優數圖張輪種訓練樣動態儲導輸項顯應關閉這還讓來為個時間";

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void everyTextIsTranslatedAndNoOther(Language language) throws IOException {
        assertThat(read(language).keySet()).isEqualTo(read(Language.ENGLISH).keySet());
    }

    @ParameterizedTest
    @EnumSource
    void noTextIsSaidTwice(Language language) throws IOException {
        assertThat(keys(language)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyTextThatTakesValuesCanBeFilledIn(Language language) throws IOException {
        read(language).forEach((key, text) -> {
            Object[] values = conversions(text).stream()
                    .map(conversion -> conversion.matches(".*[dx]") ? (Object) 7 : "seven")
                    .toArray();
            if (values.length > 0) {
                assertThat(String.format(Locale.ROOT, text, values)).as(key).contains(values[0].toString());
            } else {
                assertThat(text).as(key + " is told as it stands").doesNotContain("%%");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void aTranslationTakesTheSameValues(Language language) throws IOException {
        Map<String, String> translated = read(language);
        read(Language.ENGLISH).forEach((key, text) -> {
            assertThat(conversions(translated.getOrDefault(key, ""))).as(key).isEqualTo(conversions(text));
        });
    }

    /** A whole sentence stays one, and a part of one stays without a stop: sentences are put together from parts. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void aTranslationEndsAsTheEnglishTextDoes(Language language) throws IOException {
        Map<String, String> translated = read(language);
        Set<String> errors = TextsInCode.read().sentences();
        Map<String, String> english = read(Language.ENGLISH);
        for (String key : errors) {
            assertThat(translated.getOrDefault(key, "").endsWith("。"))
                    .as(key)
                    .isEqualTo(english.getOrDefault(key, "").endsWith("."));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ENGLISH")
    void onlyNamesAndFormulasAreLeftAsTheyAre(Language language) throws IOException {
        Map<String, String> english = read(Language.ENGLISH);
        Set<String> left = new TreeSet<>();
        read(language).forEach((key, text) -> {
            if (text.equals(english.get(key))
                    && !SAME.contains(key)
                    && !key.matches(SOURCE)
                    && !FORMULA.matcher(text).matches()) {
                left.add(key);
            }
        });
        assertThat(left).isEmpty();
    }

    @Test
    void eachRegionReadsItsOwnCharacters() throws IOException {
        assertThat(found(ONLY_SIMPLIFIED, read(Language.TRADITIONAL_CHINESE))).isEmpty();
        assertThat(found(ONLY_TRADITIONAL, read(Language.SIMPLIFIED_CHINESE))).isEmpty();
    }

    @Test
    void valuesAreFilledIn() {
        assertThat(Texts.ENGLISH.text("status.epochOf", "3", "300")).isEqualTo("epoch 3 of 300");
        assertThat(Texts.in(Language.TRADITIONAL_CHINESE).text("status.epochOf", "3", "300"))
                .isEqualTo("第 3 / 300 輪");
        assertThat(Texts.ENGLISH.find("no.such.key")).isEmpty();
    }

    private static Path file(Language language) {
        String locale = language.texts().toString();
        return FOLDER.resolve(locale.isEmpty() ? "texts.properties" : "texts_" + locale + ".properties");
    }

    private static List<String> keys(Language language) throws IOException {
        return Files.readAllLines(file(language), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    /** Returns the texts of one language alone, without English in the place of what is missing. */
    private static Map<String, String> read(Language language) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file(language), StandardCharsets.UTF_8)));
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    /** Returns the conversions in the order of the values that they take. */
    private static List<String> conversions(String pattern) {
        String[] found = new String[20];
        int next = 0;
        for (MatchResult each : CONVERSION.matcher(pattern).results().toList()) {
            String index = each.group(1);
            if (!each.group(2).endsWith("%")) {
                int value = index == null ? next++ : Integer.parseInt(index.substring(0, index.length() - 1)) - 1;
                found[value] = each.group(2);
            }
        }
        return Stream.of(found).filter(Objects::nonNull).toList();
    }

    private static Set<String> found(String characters, Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> text.getValue().chars().anyMatch(each -> characters.indexOf(each) >= 0))
                .map(Map.Entry::toString)
                .collect(Collectors.toSet());
    }
}
