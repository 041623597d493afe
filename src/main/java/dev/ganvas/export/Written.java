package dev.ganvas.export;

/**
 * What an export wrote.
 *
 * @param what it is, in a few English words
 * @param step of the run that it shows
 */
public record Written(String what, long step) {}
