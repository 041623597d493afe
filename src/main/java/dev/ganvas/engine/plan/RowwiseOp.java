package dev.ganvas.engine.plan;

/**
 * A chunked operation whose chunks are ranges of rows: of what the operation before it made, each chunk reads its own
 * rows alone. So a thread may go on with the same rows in the next such operation, and finds them in its cache.
 */
public interface RowwiseOp extends ChunkedOp {
    /** Returns how the rows are cut. */
    RowCut cut();

    @Override
    default int chunks() {
        return cut().parts().size();
    }
}
