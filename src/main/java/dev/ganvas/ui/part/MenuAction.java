package dev.ganvas.ui.part;

/**
 * An action with the text that a menu has for it.
 *
 * @param action what the menu item does
 * @param textKey key of the text of the item
 */
public record MenuAction(Action action, String textKey) {}
