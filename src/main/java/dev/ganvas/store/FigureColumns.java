package dev.ganvas.store;

import dev.ganvas.engine.loss.StepFigure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of figures, by name: those of this Ganvas, or those of a file that another one wrote. A figure
 * without a column was not measured and is NaN; a column that is no figure here is left out. Immutable.
 *
 * @param names in the order of the file, each one once
 */
record FigureColumns(List<String> names) {
    /** Every figure there is. */
    static final FigureColumns ALL =
            new FigureColumns(StepFigure.all().stream().map(StepFigure::column).toList());

    /** What a checkpoint holds that does not say it: it was written when these were all. */
    static final FigureColumns UNNAMED = new FigureColumns(
            List.of("g_loss", "d_loss", "d_loss_real", "d_loss_fake", "d_real", "d_fake", "d_accuracy"));

    /** Far more than there are; a row of so many still is a line of usual length. */
    private static final int MOST = 50;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Returns the columns of a file; nothing where these cannot be names of columns, or none is a figure. */
    static Optional<FigureColumns> of(List<String> names) {
        boolean possible = names.size() <= MOST
                && new HashSet<>(names).size() == names.size()
                && names.stream().allMatch(name -> NAME.matcher(name).matches())
                && names.stream().anyMatch(name -> StepFigure.find(name) != null);
        return possible ? Optional.of(new FigureColumns(List.copyOf(names))) : Optional.empty();
    }

    int count() {
        return names.size();
    }

    /** Returns the figure of a column, counted from 0; null if it is none. */
    @Nullable
    StepFigure figure(int column) {
        return StepFigure.find(names.get(column));
    }

    /** Returns the figures that have a column. */
    List<StepFigure> figures() {
        return StepFigure.all().stream()
                .filter(figure -> names.contains(figure.column()))
                .toList();
    }
}
