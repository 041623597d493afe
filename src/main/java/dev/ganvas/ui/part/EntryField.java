package dev.ganvas.ui.part;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/**
 * A text field whose text counts when it is finished: with Enter, with the up and down keys, or when another control
 * takes over. Escape brings the text in force back.
 */
public final class EntryField extends TextField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final Consumer<String> entered;
    private String inForce = "";
    /** What stands in the field unless the user is changing it. */
    private String shown = "";

    private boolean entering;

    /** Creates a field that tells {@code entered} each text that is finished. */
    public EntryField(String id, String accessibleName, Consumer<String> entered) {
        this.entered = entered;
        setId(id);
        setAccessibleText(accessibleName);
        setPrefColumnCount(6);
        getStyleClass().add("entry-field");
        setOnAction(event -> commit());
        focusedProperty().addListener((property, was, is) -> {
            if (!is && !getText().equals(shown)) {
                commit();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Lets the up and down keys enter a neighbouring value: {@code 1} asks for a larger, {@code -1} for a smaller. */
    public void setNudge(IntFunction<String> neighbour) {
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int direction =
                    switch (event.getCode()) {
                        case UP -> 1;
                        case DOWN -> -1;
                        default -> 0;
                    };
            if (direction != 0 && !event.isShortcutDown() && !event.isAltDown()) {
                event.consume();
                setText(neighbour.apply(direction));
                commit();
                end();
            }
        });
    }

    /** Shows the text that is in force. */
    public void show(String text) {
        inForce = text;
        entering = false;
        put(text);
    }

    /** Shows a text that was entered and is not in force: it is still being read, or cannot be used. */
    public void showEntered(String text) {
        entering = true;
        put(text);
    }

    /** Returns whether a text was entered that is not in force. */
    public boolean isEntering() {
        return entering;
    }

    private void put(String text) {
        shown = text;
        if (!getText().equals(text)) {
            setText(text);
        }
    }

    /** Shows that its text cannot be used, or can. */
    public void setInvalid(boolean invalid) {
        pseudoClassStateChanged(INVALID, invalid);
    }

    private void commit() {
        if (entering || !getText().equals(inForce)) {
            shown = getText();
            entered.accept(getText());
        }
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                setText(inForce);
                entered.accept(inForce);
                event.consume();
            }
            default -> {
                // Every other key is the text field's own.
            }
        }
    }
}
