package dev.ganvas.ui;

/** A class at the root of the window, which the architecture forbids. */
final class LiesAtTheRoot {}
