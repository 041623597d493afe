package dev.ganvas.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** The two looks of the window. Rules are shared; a theme is colours only. */
public enum Theme {
    LIGHT("light.css") {
        @Override
        String base() {
            return new PrimerLight().getUserAgentStylesheet();
        }
    },
    DARK("dark.css") {
        @Override
        String base() {
            return new PrimerDark().getUserAgentStylesheet();
        }
    };

    private final String colours;

    Theme(String colours) {
        this.colours = colours;
    }

    abstract String base();

    /** Gives {@code scene}, and every control of the program, this look. */
    public void apply(Scene scene) {
        // Colours first: the rules of the base style sheet are never resolved against another theme's roles.
        scene.getStylesheets().setAll(List.of(sheet(colours), sheet("app.css")));
        Typeface.sheet(Messages.language()).ifPresent(scene.getStylesheets()::add);
        Application.setUserAgentStylesheet(base());
    }

    /** Returns the other theme. */
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource(name);
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
