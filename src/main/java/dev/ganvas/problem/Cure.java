package dev.ganvas.problem;

/**
 * A change of one setting that mends what is wrong.
 *
 * @param setting its name
 * @param value as a user writes it
 */
public record Cure(String setting, String value) {}
