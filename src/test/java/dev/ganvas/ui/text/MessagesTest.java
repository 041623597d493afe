package dev.ganvas.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.SettingName;
import dev.ganvas.text.Language;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
    @AfterEach
    void backToEnglish() {
        Messages.use(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, Run, epoch 3 of 300, Faces",
        "TRADITIONAL_CHINESE, 開始, 第 3 / 300 輪, 人臉",
        "SIMPLIFIED_CHINESE, 开始, 第 3 / 300 轮, 人脸"
    })
    void theChosenLanguageIsSpoken(Language language, String run, String epoch, String faces) {
        Messages.use(language);
        assertThat(Messages.text("transport.run")).isEqualTo(run);
        assertThat(Messages.text("status.epochOf", "3", "300")).isEqualTo(epoch);
        assertThat(Messages.title(Presets.FACES)).isEqualTo(faces);
    }

    @Test
    void partsOfASentenceAreTranslatedToo() {
        Sentence sentence = Sentence.of("file.noSpaceToWrite", Path.of("a.png"), Sentence.of("reason.accessDenied"));

        assertThat(Messages.sentence(sentence))
                .isEqualTo("a.png cannot be written (access denied); free some space there.")
                .isEqualTo(sentence.toString());
        Messages.use(Language.TRADITIONAL_CHINESE);
        assertThat(Messages.sentence(sentence)).isEqualTo("無法寫入 a.png（存取遭拒）；請在該處騰出空間。");
        Messages.use(Language.SIMPLIFIED_CHINESE);
        assertThat(Messages.sentence(sentence)).isEqualTo("无法写入 a.png（访问被拒绝）；请在该处腾出空间。");
    }

    @Test
    void aSettingIsCalledInASentenceAsItIsInTheForm() {
        Sentence sentence = Sentence.of("value.onlyNewRun", new SettingName("batch"));

        assertThat(sentence).hasToString("batch acts only in a new run; reset with the new value to use it.");
        assertThat(Messages.sentence(sentence)).startsWith(Messages.text("setting.batch") + " acts only");
    }
}
