package dev.ganvas.ui.compare;

import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.ui.widget.chart.NumberHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;

/** The samples of all runs side by side: one row as long as they are large enough, else as many rows as it takes. */
final class RunCardGrid extends ScrollPane {
    private static final double GAP = 12;
    /** Narrower than this, digits in a grid of a hundred cannot be told apart. */
    private static final double LEAST_WIDTH = 196;
    /** Room for the bar, so that its coming does not change the layout that made it come. */
    private static final double BAR = 10;

    private final List<RunCard> cards = new ArrayList<>();
    private final Pane content = new Pane() {
        @Override
        protected void layoutChildren() {
            place();
        }

        @Override
        protected double computePrefHeight(double width) {
            return wantedHeight();
        }
    };

    RunCardGrid() {
        setId("compared-runs");
        getStyleClass().add("run-cards");
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinSize(0, 0);
        viewportBoundsProperty().addListener((property, was, is) -> content.requestLayout());
    }

    /** Shows these runs from now on, each over the real points that are known of its data. */
    void setRuns(List<? extends ComparedRun> runs, Function<ComparedRun, float[]> realPoints) {
        cards.clear();
        for (int i = 0; i < runs.size(); i++) {
            cards.add(new RunCard(runs.get(i), i, realPoints.apply(runs.get(i))));
        }
        NumberHistogram.shareAxes(
                cards.stream().flatMap(card -> card.histogram().stream()).toList());
        content.getChildren().setAll(cards);
    }

    /** Shows the samples of a step. */
    void show(long step) {
        cards.forEach(card -> card.show(step));
    }

    private double viewHeight() {
        return Math.max(1, getViewportBounds().getHeight());
    }

    private int columns() {
        double width = Math.max(1, content.getWidth());
        return Math.max(1, Math.min(cards.size(), (int) ((width + GAP) / (LEAST_WIDTH + GAP))));
    }

    private int rows() {
        return cards.isEmpty() ? 0 : (cards.size() + columns() - 1) / columns();
    }

    private double cardWidth() {
        double width = content.getWidth() - (rows() > 1 ? BAR : 0);
        return Math.floor((width - (columns() - 1) * GAP) / columns());
    }

    private double cardHeight() {
        return rows() <= 1 ? viewHeight() : cardWidth() + cards.get(0).frameHeight() / 2;
    }

    private double wantedHeight() {
        return rows() <= 1 ? 0 : rows() * (cardHeight() + GAP) - GAP;
    }

    private void place() {
        for (int i = 0; i < cards.size(); i++) {
            double x = i % columns() * (cardWidth() + GAP);
            int row = i / columns();
            double y = Math.floor(row * (cardHeight() + GAP));
            cards.get(i).resizeRelocate(x, y, cardWidth(), Math.floor(cardHeight()));
        }
    }
}
