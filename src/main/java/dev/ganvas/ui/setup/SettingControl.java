package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Settings;
import javafx.scene.Node;

/** What one setting, or a few that belong together, are entered with. */
interface SettingControl {
    /** How much room a control takes. */
    enum Width {
        /** It stands beside its label. */
        NARROW,
        /** It stands below its label, over the whole width of the form. */
        FULL
    }

    Node node();

    Width width();

    /** Shows the values that are in force. What the user is just typing is replaced. */
    void show(Settings settings);
}
