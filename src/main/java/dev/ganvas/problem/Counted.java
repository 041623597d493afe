package dev.ganvas.problem;

/** How many there are of something, as a part of a sentence: one thing is said in the singular. Stateless. */
public final class Counted {
    private Counted() {}

    /** Returns {@code 1 image} or {@code 2 images}. */
    public static Sentence images(long count) {
        return count == 1 ? Sentence.of("count.oneImage") : Sentence.of("count.images", count);
    }

    /** Returns {@code 1 label} or {@code 2 labels}. */
    public static Sentence labels(long count) {
        return count == 1 ? Sentence.of("count.oneLabel") : Sentence.of("count.labels", count);
    }

    /** Returns {@code 1 sample} or {@code 2 samples}. */
    public static Sentence samples(long count) {
        return count == 1 ? Sentence.of("count.oneSample") : Sentence.of("count.samples", count);
    }

    /** Returns {@code 1 byte} or {@code 2 bytes}. */
    public static Sentence bytes(long count) {
        return count == 1 ? Sentence.of("count.oneByte") : Sentence.of("count.bytes", count);
    }

    /** Returns {@code 1 step} or {@code 2 steps}. */
    public static Sentence steps(long count) {
        return count == 1 ? Sentence.of("count.oneStep") : Sentence.of("count.steps", count);
    }
}
