package dev.ganvas.picture;

/** What a picture file says of where it comes from, as text inside the file. */
public interface PageSource {
    /** Returns what it shows, in a few words. */
    String title();

    /** Returns the program that made it. */
    String software();

    /** Returns everything that is needed to make it again, as one line of JSON in ASCII. */
    String json();
}
