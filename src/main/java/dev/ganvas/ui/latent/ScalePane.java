package dev.ganvas.ui.latent;

import dev.ganvas.run.latent.ScaleExperiment;
import dev.ganvas.run.latent.ScaleExperiment.ScaleAnswer;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The scale experiment: a card for each factor, side by side, and below them what is to be seen and why. */
final class ScalePane extends VBox {
    private final LatentModel model;
    private final List<FactorCard> cards = new ArrayList<>();
    private final Label see = text("latent-see");
    private final Label why = text("latent-why");

    ScalePane(LatentModel model, ObservableValue<String> emptyText) {
        this.model = model;
        setId("latent-scales");
        getStyleClass().add("cards");
        HBox row = new HBox();
        row.getStyleClass().add("cards");
        for (int i = 0; i <= LatentModel.PUBLISHED.size(); i++) {
            FactorCard card = new FactorCard("factor-" + (i + 1), emptyText);
            HBox.setHgrow(card, Priority.ALWAYS);
            cards.add(card);
        }
        row.getChildren().addAll(cards);
        row.setMinSize(0, 0);
        VBox.setVgrow(row, Priority.ALWAYS);
        Card seeCard = new Card("latent-see-card", "latent.see", see);
        Card whyCard = new Card("latent-why-card", "latent.why", why);
        HBox words = new HBox(seeCard, whyCard);
        words.getStyleClass().add("cards");
        for (Card card : List.of(seeCard, whyCard)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(100);
        }
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(row, words);
        model.answerProperty().addListener((property, was, is) -> show(is));
        model.factor.addListener((property, was, is) -> nameFactors());
        nameFactors();
        show(model.answerProperty().get());
    }

    private void nameFactors() {
        for (int i = 0; i < LatentModel.PUBLISHED.size(); i++) {
            cards.get(i).setFactor(LatentModel.PUBLISHED.get(i));
        }
        cards.get(cards.size() - 1).setFactor(model.factor.get());
    }

    private void show(@Nullable ScaleAnswer answer) {
        ScaleExperiment lab = model.labProperty().get();
        if (answer == null || lab == null || model.run() == null) {
            cards.forEach(FactorCard::clear);
            see.setText("");
            why.setText("");
            return;
        }
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).show(answer.outcomes().get(i), model.run().data());
        }
        see.setText(String.join("\n", ScaleExplanation.measured(answer, lab.traits())));
        why.setText(ScaleExplanation.reason(answer.question().statistics(), lab.traits()));
    }

    private static Label text(String id) {
        Label label = new Label(Messages.text("latent.wait"));
        label.setId(id);
        label.setWrapText(true);
        label.getStyleClass().add("explanation");
        return label;
    }
}
