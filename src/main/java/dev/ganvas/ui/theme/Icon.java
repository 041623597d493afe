package dev.ganvas.ui.theme;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The pictures on buttons, drawn on a square of 16 by 16 and coloured by the style sheet. */
public enum Icon {
    RUN("M4 2 L14 8 L4 14 Z"),
    PAUSE("M4 2 H7 V14 H4 Z M9 2 H12 V14 H9 Z"),
    PLAY("M4 2 L14 8 L4 14 Z"),
    REST("M4 2 H7 V14 H4 Z M9 2 H12 V14 H9 Z"),
    LIVE("M2 2 L10 8 L2 14 Z M11 2 H13.5 V14 H11 Z"),
    BACK("M10.5 2 L12 3.5 L7.5 8 L12 12.5 L10.5 14 L4.5 8 Z"),
    ON("M5.5 2 L11.5 8 L5.5 14 L4 12.5 L8.5 8 L4 3.5 Z"),
    STEP("M3 2 L10 8 L3 14 Z M11 2 H13 V14 H11 Z"),
    RESET("M8 2 A6 6 0 1 1 2.3 6.2 L4.2 6.8 A4 4 0 1 0 8 4 V6.6 L3.8 3.3 L8 0 Z"),
    DIE("M3 1 H13 A2 2 0 0 1 15 3 V13 A2 2 0 0 1 13 15 H3 A2 2 0 0 1 1 13 V3 A2 2 0 0 1 3 1 Z"
            + " M3 2.5 A0.5 0.5 0 0 0 2.5 3 V13 A0.5 0.5 0 0 0 3 13.5 H13 A0.5 0.5 0 0 0 13.5 13 V3 A0.5 0.5 0 0 0 13"
            + " 2.5 Z M5.3 4 A1.3 1.3 0 1 1 5.29 4 Z M10.7 9.4 A1.3 1.3 0 1 1 10.69 9.4 Z"
            + " M8 6.7 A1.3 1.3 0 1 1 7.99 6.7 Z"),
    FOLDER("M1 3 H6 L7.5 5 H15 V13 H1 Z"),
    UNDO("M6 2 V5 H10 A4.5 4.5 0 0 1 10 14 H5 V12.2 H10 A2.7 2.7 0 0 0 10 6.8 H6 V9.8 L1.5 5.9 Z"),
    REDO("M10 2 V5 H6 A4.5 4.5 0 0 0 6 14 H11 V12.2 H6 A2.7 2.7 0 0 1 6 6.8 H10 V9.8 L14.5 5.9 Z"),
    ADD("M7 2 H9 V7 H14 V9 H9 V14 H7 V9 H2 V7 H7 Z"),
    UP("M8 3 L14 10 L12.5 11.5 L8 6.2 L3.5 11.5 L2 10 Z"),
    DOWN("M8 13 L2 6 L3.5 4.5 L8 9.8 L12.5 4.5 L14 6 Z"),
    HANDLE("M4 3 H7 V5 H4 Z M9 3 H12 V5 H9 Z M4 7 H7 V9 H4 Z M9 7 H12 V9 H9 Z M4 11 H7 V13 H4 Z M9 11 H12 V13 H9 Z"),
    FIT(
            "M0.5 2 H2.3 V14 H0.5 Z M13.7 2 H15.5 V14 H13.7 Z M3.2 8 L6.8 4.4 V7.1 H9.2 V4.4 L12.8 8 L9.2 11.6 V8.9 H6.8 V11.6"
                    + " Z"),
    CLOSE("M3.4 2 L8 6.6 L12.6 2 L14 3.4 L9.4 8 L14 12.6 L12.6 14 L8 9.4 L3.4 14 L2 12.6 L6.6 8 L2 3.4 Z"),
    MENU("M1 2.5 H15 V4.5 H1 Z M1 7 H15 V9 H1 Z M1 11.5 H15 V13.5 H1 Z"),
    SUN("M8 4.5 A3.5 3.5 0 1 1 7.99 4.5 Z M7.2 0.5 H8.8 V3 H7.2 Z M7.2 13 H8.8 V15.5 H7.2 Z M0.5 7.2 H3 V8.8 H0.5 Z"
            + " M13 7.2 H15.5 V8.8 H13 Z M2.2 3.3 L3.3 2.2 L5.1 4 L4 5.1 Z M10.9 12 L12 10.9 L13.8 12.7 L12.7 13.8 Z"
            + " M2.2 12.7 L4 10.9 L5.1 12 L3.3 13.8 Z M10.9 4 L12.7 2.2 L13.8 3.3 L12 5.1 Z"),
    MOON("M6.2 1.3 A7 7 0 1 0 14.7 9.8 A5.6 5.6 0 0 1 6.2 1.3 Z");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** Returns a new node that shows it. */
    public Node node() {
        Region region = new Region();
        region.getStyleClass().addAll("icon", "icon-" + name().toLowerCase(java.util.Locale.ROOT));
        // The shape is the picture's and no colour: those are the style sheet's.
        javafx.scene.shape.SVGPath shape = new javafx.scene.shape.SVGPath();
        shape.setContent(path);
        region.setShape(shape);
        return region;
    }
}
