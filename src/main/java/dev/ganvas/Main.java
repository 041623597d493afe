package dev.ganvas;

/** Where the program starts: with no arguments it opens the window, with arguments it does what they say. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("being written " + arguments.length);
    }
}
