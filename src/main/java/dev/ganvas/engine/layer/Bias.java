package dev.ganvas.engine.layer;

/** Whether a layer adds a bias. */
public enum Bias {
    WITH,
    WITHOUT
}
