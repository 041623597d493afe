package dev.ganvas.chart;

/** How values are laid along the vertical axis. */
public enum ValueScale {
    LINEAR,
    /** Values that are not above zero stand at the bottom. */
    LOGARITHMIC
}
