package dev.ganvas.ui.part;

import dev.ganvas.ui.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A framed part of the view: a title, notes or a legend beside it, and the content below, which fills the rest. */
public final class Card extends VBox {
    private final HBox header;
    private final Node title;
    private final Region content;

    /**
     * Creates a card.
     *
     * @param id of the card
     * @param titleKey of its title's text
     * @param content what fills it
     * @param notes what stands at the right of the title
     */
    public Card(String id, String titleKey, Region content, Node... notes) {
        this(id, title(titleKey), content, notes);
    }

    /** Creates a card with another title than a text. */
    public Card(String id, Node title, Region content, Node... notes) {
        this.title = title;
        this.content = content;
        setId(id);
        getStyleClass().add("card");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header = new HBox(title, space);
        header.getChildren().addAll(notes);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        content.setMinSize(0, 0);
        content.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(header, content);
        setMinSize(0, 0);
    }

    /** Sets the text of a title that is a text. */
    public void setTitle(String text) {
        if (title instanceof Label label) {
            label.setText(text);
        }
    }

    /** Returns a title of this text. */
    public static Label title(String key) {
        Label title = new Label(Messages.text(key));
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        return title;
    }

    /** Adds a line below the title. */
    public void addLine(Node line) {
        getChildren().add(1, line);
    }

    /** Returns how much higher the card is than its content. */
    public double frameHeight() {
        double height = snappedTopInset() + snappedBottomInset();
        for (Node child : getManagedChildren()) {
            height += child.equals(content) ? 0 : child.prefHeight(-1) + getSpacing();
        }
        return height;
    }

    /** Returns how much wider the card is than its content. */
    public double frameWidth() {
        return snappedLeftInset() + snappedRightInset();
    }

    /** Returns the width at which nothing of its header is cut off. */
    public double headerWidth() {
        return frameWidth() + header.prefWidth(-1);
    }

    /** Returns one entry of a legend: a mark in the colour of {@code styleClass}, and a name. */
    public static Label legend(String key, String styleClass) {
        Region mark = new Region();
        mark.getStyleClass().addAll("legend-mark", styleClass);
        Label label = new Label(Messages.text(key), mark);
        label.getStyleClass().add("legend");
        return label;
    }

    /** Returns a quiet note. */
    public static Label note(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("card-note");
        return label;
    }
}
