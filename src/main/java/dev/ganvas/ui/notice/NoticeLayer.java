package dev.ganvas.ui.notice;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Notices one below the other, over the views and beside the names of the tabs: nothing moves away under the pointer when
 * one comes or goes.
 */
public final class NoticeLayer extends VBox {
    private static final double WIDEST = 760;
    /** So much of the width is left to the names of the tabs. */
    private static final double TABS = 430;

    /** Creates the layer. */
    public NoticeLayer(Node... notices) {
        super(notices);
        setId("notices");
        getStyleClass().add("notice-layer");
        setPickOnBounds(false);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        setMaxHeight(USE_PREF_SIZE);
        maxWidthProperty()
                .bind(sceneProperty()
                        .flatMap(Scene::widthProperty)
                        .map(width -> Math.min(WIDEST, width.doubleValue() - TABS))
                        .orElse(WIDEST));
    }
}
