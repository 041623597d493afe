package dev.ganvas.ui.latent;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;

/** Writes and reads factors on the noise. */
final class FactorText {
    /** Beyond this, products do not fit into a float any more. */
    static final double MOST = 1e30;

    private static final double LARGEST_PLAIN = 1e7;
    private static final double SMALLEST_PLAIN = 1e-3;

    private FactorText() {}

    /** Returns a factor as text: {@code −10,000}, {@code 0.05}, {@code 2e12}. */
    static String text(double factor) {
        double size = Math.abs(factor);
        boolean plain = size == 0 || (size < LARGEST_PLAIN && size >= SMALLEST_PLAIN);
        // Formats are not thread-safe and seldom needed, so each text has one of its own.
        DecimalFormat format = new DecimalFormat(plain ? "#,##0.######" : "0.####E0", symbols());
        return (factor < 0 ? "−" : "") + format.format(size).replace('E', 'e');
    }

    /** Returns the factor that somebody wrote, with or without marks between thousands; nothing where it is none. */
    static Optional<Double> parse(String text) {
        String plain =
                text.strip().replace("−", "-").replace("×", "").replace(",", "").replace(" ", "");
        try {
            double factor = Double.parseDouble(plain);
            return Math.abs(factor) <= MOST ? Optional.of(factor + 0.0) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // whoever asked says so
        }
    }

    private static DecimalFormatSymbols symbols() {
        return DecimalFormatSymbols.getInstance(Locale.ROOT);
    }
}
