package dev.ganvas.ui.widget;

/** Where the cells of a {@link SampleGrid} stand: equal cells on whole device pixels, centred, as large as they can be. */
final class GridLayout {
    /** Sharper images, and full rows, are chosen where cells keep at least this share of the size they could have. */
    private static final double LEAST_SHARE = 0.85;

    private int count;
    private int columns = 1;
    private double left;
    private double top;
    private double width = 1;
    private double height = 1;
    private double gap;

    /**
     * Computes everything anew.
     *
     * @param wantedColumns 0 to choose what makes the cells largest
     * @param pixel size of a device pixel
     */
    void fit(
            int cells,
            int wantedColumns,
            int imageWidth,
            int imageHeight,
            double wantedGap,
            double availableWidth,
            double availableHeight,
            double pixel) {
        count = cells;
        gap = Math.rint(wantedGap / pixel);
        double across = Math.floor(availableWidth / pixel);
        double down = Math.floor(availableHeight / pixel);
        double ratio = (double) imageHeight / imageWidth;
        columns = wantedColumns > 0 ? Math.min(wantedColumns, cells) : bestColumns(across, down, ratio);
        double cell = Math.max(1, Math.floor(cellWidth(columns, across, down, ratio)));
        double whole = Math.floor(cell / imageWidth) * imageWidth;
        width = whole >= LEAST_SHARE * cell ? whole : cell;
        height = Math.max(1, Math.rint(width * ratio));
        int rows = (cells + columns - 1) / columns;
        left = Math.max(0, Math.floor((across - columns * (width + gap) + gap) / 2)) * pixel;
        top = Math.max(0, Math.floor((down - rows * (height + gap) + gap) / 2)) * pixel;
        width *= pixel;
        height *= pixel;
        gap *= pixel;
    }

    /** Prefers full rows: a last row of one image is worth avoiding for somewhat smaller cells. */
    private int bestColumns(double across, double down, double ratio) {
        int best = 1;
        double largest = -1;
        for (int candidate = 1; candidate <= count; candidate++) {
            double share = count % candidate == 0 ? 1 : LEAST_SHARE;
            double size = cellWidth(candidate, across, down, ratio) * share;
            if (size > largest) {
                largest = size;
                best = candidate;
            }
        }
        return best;
    }

    private double cellWidth(int candidate, double across, double down, double ratio) {
        int rows = (count + candidate - 1) / candidate;
        double byWidth = (across - gap * (candidate - 1)) / candidate;
        double byHeight = (down - gap * (rows - 1)) / rows / ratio;
        return Math.min(byWidth, byHeight);
    }

    int columns() {
        return columns;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double x(int index) {
        return left + index % columns * (width + gap);
    }

    double y(int index) {
        return top + Math.floorDiv(index, columns) * (height + gap);
    }

    /** Returns the cell at a point, or {@link SampleGrid#NONE} beside the cells and in the gaps between them. */
    int cellAt(double x, double y) {
        int column = (int) Math.floor((x - left) / (width + gap));
        int row = (int) Math.floor((y - top) / (height + gap));
        int index = row * columns + column;
        if (column < 0 || column >= columns || row < 0 || index >= count) {
            return SampleGrid.NONE;
        }
        boolean inside = x < x(index) + width && y < y(index) + height;
        return inside ? index : SampleGrid.NONE;
    }
}
