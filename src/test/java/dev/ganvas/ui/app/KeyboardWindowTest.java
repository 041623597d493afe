package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.ui.model.DataSource;
import dev.ganvas.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The window with the keyboard alone: Tab visits everything, in the order in which it is read, and shows where it is. */
class KeyboardWindowTest extends WindowTestCase {
    /** More than any view has. */
    private static final int MOST_STOPS = 120;

    @Override
    String experiment() {
        return "even";
    }

    @Override
    DataSource source() {
        return (experiment, settings, progress) -> ExperimentData.load(
                experiment,
                experiment.defaults().has(Schema.LIMIT) ? settings.with(Schema.LIMIT, 300L) : settings,
                progress);
    }

    /** A control that Tab visited, and where it stood then. */
    private record Stop(Node node, Bounds place) {}

    @Test
    void tabVisitsEveryControlOfEveryViewInReadingOrder() {
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(100);
        for (String tab : List.of("tab-train", "tab-latent", "tab-compare", "tab-networks")) {
            robot.clickOn("#" + tab);
            awaitPulses();
            assertWalk(tab);
        }
    }

    @Test
    void tabVisitsTheImagesAndTheLargeViewOfASample() {
        awaitReady();
        onFx(() -> {
            session().open(Presets.MNIST_MLP);
            return true;
        });
        awaitReady();
        onFx(() -> {
            node("generated-grid", Node.class).requestFocus();
            return true;
        });
        robot.push(KeyCode.HOME).push(KeyCode.ENTER);
        await("the large view", () -> shown("sample-panel"));
        awaitPulses();
        assertWalk("images");
    }

    @Test
    void theFocusIsSeenInBothThemes() {
        awaitReady();
        for (Theme theme : Theme.values()) {
            for (String id : List.of("run", "lr", "histogram-card", "timeline-slider", "theme")) {
                onFx(() -> {
                    node(id, Node.class).requestFocus();
                    return true;
                });
                robot.push(KeyCode.TAB);
                await("the ring", () -> shown("focus-ring"));
                awaitPulses();
                assertThat(onFx(this::contrastOfTheRing))
                        .as("%s after %s", theme, id)
                        .isGreaterThan(3);
            }
            robot.push(KeyCode.SHORTCUT, KeyCode.T);
            awaitPulses();
        }
    }

    private void assertWalk(String view) {
        List<Stop> stops = walk();
        assertThat(stops).as("back at the first of %s", view).hasSizeLessThan(MOST_STOPS);
        List<Node> visited = stops.stream().map(Stop::node).toList();
        assertThat(onFx(() -> all(stage().getScene().getRoot()).stream()
                        .filter(node -> node.isFocusTraversable() && isShown(node) && !node.isDisabled())
                        .filter(node -> !isReached(node, visited))
                        .toList()))
                .as("never visited in %s", view)
                .isEmpty();
        for (int i = 1; i < stops.size(); i++) {
            assertThat(isReadBefore(stops.get(i - 1).place(), stops.get(i).place()))
                    .as("%s: %s, then %s", view, stops.get(i - 1), stops.get(i))
                    .isTrue();
        }
    }

    /** Goes through the window by Tab from its first control until it is there again. */
    private List<Stop> walk() {
        onFx(() -> {
            node("menu", Node.class).requestFocus();
            return true;
        });
        List<Stop> stops = new ArrayList<>();
        do {
            stops.add(onFx(() -> {
                Node owner = stage().getScene().getFocusOwner();
                return new Stop(owner, place(owner));
            }));
            robot.push(KeyCode.TAB);
            await("the ring behind " + stops.get(stops.size() - 1), () -> shown("focus-ring"));
        } while (stops.size() < MOST_STOPS
                && !onFx(() -> "menu".equals(stage().getScene().getFocusOwner().getId())));
        return stops;
    }

    /** Where it stands, or for the tabs, which hold all that lies below them, where their names stand; before scrolling. */
    private static Bounds place(Node node) {
        Node seen = node instanceof TabPane ? node.lookup(".tab:selected") : node;
        Bounds place = seen.localToScene(seen.getLayoutBounds());
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane scroll) {
                Node content = scroll.getContent();
                Point2D scrolled = scroll.localToScene(0, 0).subtract(content.localToScene(0, 0));
                return new BoundingBox(
                        place.getMinX() + scrolled.getX(),
                        place.getMinY() + scrolled.getY(),
                        place.getWidth(),
                        place.getHeight());
            }
        }
        return place;
    }

    /** One of a group is visited for all: the arrow keys go on. So is a control for its own parts. */
    private static boolean isReached(Node node, List<Node> visited) {
        if (visited.contains(node)) {
            return true;
        }
        if (node instanceof ToggleButton button && button.getToggleGroup() != null) {
            return button.getToggleGroup().getToggles().stream().anyMatch(visited::contains);
        }
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            boolean holdsOthers = above instanceof TabPane || above instanceof ScrollPane;
            if (above instanceof Control && !holdsOthers) {
                return visited.contains(above) || !above.isFocusTraversable();
            }
        }
        return false;
    }

    /** Whether something is read after something else: further right in its row, or below, or in a column further right. */
    private static boolean isReadBefore(Bounds first, Bounds second) {
        boolean sameRow = first.getMinY() < second.getMaxY() && second.getMinY() < first.getMaxY();
        if (sameRow) {
            return second.getMinX() >= first.getMinX();
        }
        return second.getMinY() > first.getMinY() || second.getMinX() >= first.getMaxX();
    }

    private double contrastOfTheRing() {
        Bounds ring = node("focus-ring", Node.class).getBoundsInParent();
        SnapshotParameters place = new SnapshotParameters();
        place.setViewport(new Rectangle2D(ring.getMinX() - 2, ring.getMinY(), 8, ring.getHeight()));
        WritableImage picture = stage().getScene().getRoot().snapshot(place, null);
        int middle = (int) (picture.getHeight() / 2);
        Color frame = picture.getPixelReader().getColor(2, middle);
        Color outside = picture.getPixelReader().getColor(0, middle);
        double brighter = Math.max(luminance(frame), luminance(outside));
        return (brighter + 0.05) / (Math.min(luminance(frame), luminance(outside)) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
