package dev.ganvas.export;

import java.util.List;
import java.util.Optional;

/** Every kind of file that a run can be exported as. */
public final class ExportFormats {
    /** In the order of the menu: pictures, then figures, then what other programs read. */
    public static final List<ExportFormat> ALL = List.of(
            new SampleGridPng(),
            new SinglePictures(),
            new FilmGif(),
            new ChartFigure(),
            new LossesTable(),
            new NumberList(),
            new PointTable(),
            new NetworkZips(),
            new OnnxModels(),
            new RunDescription());

    /** Those that a saved run can give too. */
    public static final List<ExportFormat> OF_STORED_RUNS =
            ALL.stream().filter(ExportFormat::ofStoredRuns).toList();

    private ExportFormats() {}

    /** Returns the format that the command line calls {@code id}. */
    public static Optional<ExportFormat> find(String id) {
        return OF_STORED_RUNS.stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
