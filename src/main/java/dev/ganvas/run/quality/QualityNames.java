package dev.ganvas.run.quality;

import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.problem.Sentence;
import dev.ganvas.text.Texts;
import java.util.List;

/** What figures of quality are called: always with what was seen in the images, as "digit FID". */
public final class QualityNames {
    private QualityNames() {}

    /**
     * Returns the name of a figure.
     *
     * @param features the id of what was seen in the images
     */
    public static String of(QualityFigure figure, String features, Texts texts) {
        return texts.text("quality." + figure.id(), features(features, texts));
    }

    /** Returns the same as a part of a sentence in any language; of features that need no choice. */
    static Sentence sentence(QualityFigure figure, String features) {
        return new Sentence(
                "quality." + figure.id(),
                List.of(new Sentence(
                        features.isEmpty() ? "problem.nothing" : "quality.features." + features, List.of())));
    }

    /** Returns what features are called in front of another word; a network of the user's by its file. */
    public static String features(String id, Texts texts) {
        return texts.find("quality.features." + id).orElse(id);
    }
}
