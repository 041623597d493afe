package dev.ganvas.metric;

/** A way from one latent vector to another. */
public enum Interpolation {
    /** On the straight line, {@code (1 - t) a + t b}: between two random vectors it passes nearer to 0 than either is. */
    LINEAR {
        @Override
        void inner(float[] a, float[] b, double t, float[] into) {
            for (int i = 0; i < into.length; i++) {
                into[i] = (float) ((1 - t) * a[i] + t * b[i]);
            }
        }
    },

    /**
     * Along the arc (Shoemake's slerp, 1985): with the angle w between {@code a} and {@code b}, the direction is
     * {@code sin((1 - t) w) / sin(w) a/|a| + sin(t w) / sin(w) b/|b|} and the length goes evenly from {@code |a|} to
     * {@code |b|}. So a vector on the way is as long as the network is used to. Where there is no single arc, because
     * both point the same or the opposite way or one is 0, it is the straight line.
     */
    SPHERICAL {
        @Override
        void inner(float[] a, float[] b, double t, float[] into) {
            double lengthOfA = norm(a);
            double lengthOfB = norm(b);
            double cosine = lengthOfA * lengthOfB == 0 ? 1 : dot(a, b) / (lengthOfA * lengthOfB);
            double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
            double sine = Math.sin(angle);
            if (sine < LEAST_SINE) {
                LINEAR.inner(a, b, t, into);
                return;
            }
            double length = (1 - t) * lengthOfA + t * lengthOfB;
            double shareOfA = length * Math.sin((1 - t) * angle) / sine / lengthOfA;
            double shareOfB = length * Math.sin(t * angle) / sine / lengthOfB;
            for (int i = 0; i < into.length; i++) {
                into[i] = (float) (shareOfA * a[i] + shareOfB * b[i]);
            }
        }
    };

    private static final double LEAST_SINE = 1e-6;

    /**
     * Writes the vector at {@code t} on the way; exactly {@code a} at 0 and exactly {@code b} at 1.
     *
     * @param t in [0, 1]
     * @param into receives as many values as {@code a} and {@code b} have each
     */
    public final void between(float[] a, float[] b, double t, float[] into) {
        if (a.length != b.length || a.length != into.length) {
            throw new IllegalArgumentException("The vectors have %d, %d and %d values; they need equally many."
                    .formatted(a.length, b.length, into.length));
        }
        if (t <= 0 || t >= 1) {
            System.arraycopy(t <= 0 ? a : b, 0, into, 0, into.length);
        } else {
            inner(a, b, t, into);
        }
    }

    abstract void inner(float[] a, float[] b, double t, float[] into);

    /** Returns the length of a vector. */
    public static double norm(float[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
