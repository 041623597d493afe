package dev.ganvas.ui.theme;

import atlantafx.base.theme.PrimerLight;
import dev.ganvas.ui.text.Messages;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Gives every window of the program its theme: menus, tips and dialogs too, which are windows of their own. The style
 * sheets are the same for both themes; dark is a state of a window's root, which the sheets answer with other colours. To
 * exchange sheets would read and match every rule anew, and hold the window up a quarter of a second. JavaFX thread.
 */
public final class StyleSheets {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ObservableValue<Theme> theme;
    private final ListChangeListener<Window> opened = change -> markAll();

    /** Creates the look of windows under {@code theme}, which may change; {@link #applyTo} begins it. */
    public StyleSheets(ObservableValue<Theme> theme) {
        this.theme = theme;
        theme.addListener((property, was, is) -> markAll());
    }

    /** Gives {@code scene} its style sheets, and every window its theme until {@link #close}. */
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(sheet("light.css"), sheet("dark.css"), sheet("app.css"));
        Typeface.sheet(Messages.language()).ifPresent(scene.getStylesheets()::add);
        mark(scene);
        Window.getWindows().addListener(opened);
    }

    /**
     * Wears the other theme for a moment, before the window is seen: what the first switch would work out, and hold the
     * window up for, is known then.
     */
    public void warmUp(Scene scene) {
        Parent root = scene.getRoot();
        boolean dark = theme.getValue() == Theme.DARK;
        for (boolean next : new boolean[] {!dark, dark}) {
            root.pseudoClassStateChanged(DARK, next);
            root.applyCss();
        }
    }

    /** Leaves windows that open from now on as they are. */
    public void close() {
        Window.getWindows().removeListener(opened);
    }

    private void markAll() {
        for (Window window : Window.getWindows()) {
            Scene scene = window.getScene();
            if (scene != null) {
                mark(scene);
            }
        }
    }

    private void mark(Scene scene) {
        scene.getRoot().pseudoClassStateChanged(DARK, theme.getValue() == Theme.DARK);
    }

    private static String sheet(String name) {
        URL url = StyleSheets.class.getResource(name);
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
