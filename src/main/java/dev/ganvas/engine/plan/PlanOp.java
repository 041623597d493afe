package dev.ganvas.engine.plan;

/** One operation of a plan, bound to its arrays. Training thread only. */
public interface PlanOp extends AutoCloseable {
    /** Computes the output from the inputs as they are now. */
    void run();

    @Override
    void close();
}
