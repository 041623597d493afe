package dev.ganvas.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.ui.theme.Typeface;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseTextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/ganvas/ui/text");
    private static final String ENGLISH = "messages.properties";
    private static final String TRADITIONAL = "messages_zh_TW.properties";
    private static final String SIMPLIFIED = "messages_zh_CN.properties";
    private static final Pattern PLACEHOLDER = Pattern.compile("%[,.0-9$]*[a-z%]");
    private static final Pattern MARKUP = Pattern.compile("\\\\n|\\\\u[0-9a-fA-F]{4}");
    /** Names and formulas, which are the same in every language. */
    private static final Set<String> SAME = Set.of(
            "app.name",
            "curves.gShort",
            "curves.dShort",
            "slow.generator",
            "slow.discriminator",
            "choice.order.generator-first",
            "choice.order.discriminator-first",
            "layer.dropout",
            "activation.sigmoid",
            "activation.relu",
            "activation.tanh");
    /** Optimizers, and what has signs and letters of formulas only. */
    private static final Pattern FORMULA =
            Pattern.compile("SGD|RMSProp|Adam|ln 2|[×z %s]+|D\\(x\\)( = %s)?|D\\(G\\(z\\)\\)( = %s)?");

    private static final String ONLY_SIMPLIFIED = "学习损网络设优数图张轮种训练样动态储导输项显应关闭这还让来为个时间";
    private static final String ONLY_TRADITIONAL = "學習損網絡設優數圖張輪種訓練樣動態儲導輸項顯應關閉這還讓來為個時間";

    @AfterEach
    void backToEnglish() {
        Messages.use(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRADITIONAL, SIMPLIFIED})
    void everyTextIsTranslated(String file) throws IOException {
        Set<String> wanted = new TreeSet<>(read(ENGLISH).keySet());
        Schema.ALL.forEach(setting -> wanted.add("help." + setting.name()));
        Presets.ALL.forEach(experiment -> {
            wanted.add("experiment." + experiment.id() + ".title");
            wanted.add("experiment." + experiment.id() + ".summary");
        });
        assertThat(read(file).keySet()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {TRADITIONAL, SIMPLIFIED})
    void placeholdersAreThoseOfTheEnglishText(String file) throws IOException {
        Map<String, String> translated = read(file);
        read(ENGLISH).forEach((key, text) -> assertThat(placeholders(translated.getOrDefault(key, "")))
                .as(key)
                .isEqualTo(placeholders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {TRADITIONAL, SIMPLIFIED})
    void onlyNamesAndFormulasAreLeftAsTheyAre(String file) throws IOException {
        Map<String, String> english = read(ENGLISH);
        Set<String> left = new TreeSet<>();
        read(file).forEach((key, text) -> {
            if (text.equals(english.get(key))
                    && !SAME.contains(key)
                    && !FORMULA.matcher(text).matches()) {
                left.add(key);
            }
        });
        assertThat(left).isEmpty();
    }

    @Test
    void eachRegionReadsItsOwnCharacters() throws IOException {
        assertThat(found(ONLY_SIMPLIFIED, read(TRADITIONAL))).isEmpty();
        assertThat(found(ONLY_TRADITIONAL, read(SIMPLIFIED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, TRADITIONAL, SIMPLIFIED})
    void noTextIsSaidTwice(String file) throws IOException {
        List<String> keys = Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = Mode.EXCLUDE, names = "ENGLISH")
    void theChosenLanguageIsSpoken(Language language) throws IOException {
        Messages.use(language);
        Map<String, String> texts = read(language == Language.TRADITIONAL_CHINESE ? TRADITIONAL : SIMPLIFIED);
        assertThat(Messages.text("transport.run")).isEqualTo(texts.get("transport.run"));
        assertThat(Messages.text("status.epochOf", "3", "300")).isEqualTo("第 3 / 300 " + unit(language));
        assertThat(Messages.title(Presets.FACES)).isEqualTo(texts.get("experiment.faces.title"));
    }

    @Test
    void aFontOfTheRegionIsChosenWhereThereIsOne() {
        List<String> installed = List.of("DejaVu Sans", "Noto Sans CJK SC", "Noto Sans CJK TC", "PingFang TC");
        assertThat(Typeface.family(Language.TRADITIONAL_CHINESE, installed)).contains("PingFang TC");
        assertThat(Typeface.family(Language.SIMPLIFIED_CHINESE, installed)).contains("Noto Sans CJK SC");
        assertThat(Typeface.family(Language.SIMPLIFIED_CHINESE, List.of("Noto Sans CJK TC")))
                .isEmpty();
        assertThat(Typeface.family(Language.ENGLISH, installed)).isEmpty();
    }

    private static String unit(Language language) {
        return language == Language.TRADITIONAL_CHINESE ? "輪" : "轮";
    }

    private static Map<String, String> read(String file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
            int at = line.indexOf('=');
            if (!line.startsWith("#") && at > 0) {
                texts.put(
                        line.substring(0, at),
                        MARKUP.matcher(line.substring(at + 1)).replaceAll(" "));
            }
        }
        return texts;
    }

    /** In the order in which they are filled in; no text gives its values another place. */
    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Set<String> found(String characters, Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> text.getValue().chars().anyMatch(each -> characters.indexOf(each) >= 0))
                .map(Map.Entry::toString)
                .collect(Collectors.toSet());
    }
}
