package dev.ganvas.data.drawnfaces;

import java.awt.Color;
import java.util.SplittableRandom;

/**
 * Everything that makes one drawn face differ from the next. Lengths are in pixels of a picture 28 wide, in the frame of
 * the head: x to the right, y down, the origin half-way between its top and its chin.
 */
record FaceTraits(Pose pose, Head head, Hair hair, Eyes eyes, Mouth mouth, Scene scene) {

    /** Where the head is and where it looks; {@code turn} is -1 for left, 1 for right. */
    record Pose(double x, double y, double tilt, double zoom, double turn) {}

    /** Half the width and height of the head; {@code jaw} is 0 for a pointed chin, 1 for a square one. */
    record Head(double width, double height, double jaw, double noseLength, double noseWidth, Color skin) {}

    /** Hair and beard; {@code parting} is where the hair parts, from -1 to 1. */
    record Hair(Style style, Beard beard, Color color, double volume, double parting) {}

    /** Eyes and what is around them; {@code open} near 0 is closed, {@code frown} lowers the inner ends of the brows. */
    record Eyes(double spacing, double size, double open, Color iris, double frown, double brow, Glasses glasses) {}

    /** The mouth; {@code curve} is by how much its corners rise. */
    record Mouth(Lips lips, double width, double curve, Color color) {}

    /** What is around the face, and the light on it; {@code light} is -1 where it comes from the left, 1 from the right. */
    record Scene(Color ground, Color cloth, double light, double contrast, double warmth) {}

    /** How hair is worn, from men's to women's; the middle is worn by both. */
    enum Style {
        BALD,
        CREW,
        SHORT,
        CURLY,
        SIDE,
        FRINGE,
        BUN,
        LONG
    }

    enum Beard {
        NONE,
        STUBBLE,
        MOUSTACHE,
        FULL
    }

    enum Glasses {
        NONE,
        ROUND,
        SQUARE,
        DARK
    }

    enum Lips {
        CLOSED,
        SMILE,
        OPEN
    }

    private static final Color[] SKINS = colors(0xF8DCC8, 0xF0C4A2, 0xE0AA80, 0xC68A5E, 0x9E6842, 0x7C5036, 0x5E3E2E);
    private static final Color[] HAIRS =
            colors(0x1C1816, 0x2E1F17, 0x4A2E1D, 0x704626, 0x9C6B36, 0xDDB970, 0xB04A20, 0xC4C0BA);
    private static final Color[] IRISES = colors(0x3B2314, 0x5A3A1C, 0x3F6FA8, 0x4F7F4A, 0x6E7F88);
    /** The share of the skin colours, from the lightest, that goes with every hair and eye colour. */
    private static final double LIGHT_SKINS = .55;

    static FaceTraits draw(SplittableRandom random) {
        double tone = random.nextDouble();
        Color skin = varied(ramp(SKINS, tone), 8, random);
        Pose pose = new Pose(
                around(random, 0, 1.1),
                around(random, 0, .8),
                around(random, 0, .12),
                around(random, 1.16, .07),
                around(random, 0, 1));
        Head head = new Head(
                around(random, 7.5, .6),
                around(random, 9.4, .5),
                around(random, .5, .4),
                around(random, 2.6, .5),
                around(random, 1.2, .3),
                skin);
        Eyes eyes = new Eyes(
                around(random, 3.3, .3),
                around(random, 1.08, .12),
                random.nextInt(16) == 0 ? .15 : around(random, 1, .2),
                tone < LIGHT_SKINS ? oneOf(random, IRISES) : IRISES[random.nextInt(2)],
                around(random, 0, .5),
                around(random, .95, .3),
                random.nextInt(4) > 0 ? Glasses.NONE : oneOf(random, Glasses.values()));
        Mouth mouth = new Mouth(
                oneOf(random, Lips.values()),
                around(random, 3.1, .45),
                around(random, .55, .55),
                mix(mix(skin, new Color(0xA83238), .45), new Color(0xC81E3C), random.nextDouble() * .6));
        return new FaceTraits(pose, head, hair(tone, random), eyes, mouth, scene(random));
    }

    private static Hair hair(double tone, SplittableRandom random) {
        Style style = oneOf(random, Style.values());
        if (style == Style.BALD && random.nextBoolean()) {
            style = Style.SHORT;
        }
        boolean bearded = style.compareTo(Style.CURLY) <= 0 && random.nextInt(5) < 2;
        Beard beard = bearded ? oneOf(random, Beard.values()) : Beard.NONE;
        Color color = tone < LIGHT_SKINS || random.nextInt(6) == 0 ? oneOf(random, HAIRS) : HAIRS[random.nextInt(3)];
        return new Hair(style, beard, varied(color, 10, random), around(random, 1, .1), around(random, 0, .8));
    }

    private static Scene scene(SplittableRandom random) {
        Color ground = Color.getHSBColor(
                (float) random.nextDouble(), (float) around(random, .28, .2), (float) around(random, .7, .24));
        Color cloth = Color.getHSBColor(
                (float) random.nextDouble(), (float) around(random, .45, .35), (float) around(random, .5, .35));
        return new Scene(ground, cloth, around(random, 0, 1), around(random, .55, .4), around(random, 0, 1));
    }

    /** Returns a value up to {@code reach} away from {@code middle}, near to it more often than far. */
    private static double around(SplittableRandom random, double middle, double reach) {
        return middle + reach * (random.nextDouble() + random.nextDouble() - 1);
    }

    private static <T> T oneOf(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Color varied(Color color, int reach, SplittableRandom random) {
        int brighter = random.nextInt(-reach, reach + 1);
        return new Color(
                level(color.getRed() + brighter + random.nextInt(-reach / 2, reach / 2 + 1)),
                level(color.getGreen() + brighter),
                level(color.getBlue() + brighter + random.nextInt(-reach / 2, reach / 2 + 1)));
    }

    private static Color ramp(Color[] colors, double at) {
        double position = at * (colors.length - 1);
        int first = Math.min((int) position, colors.length - 2);
        return mix(colors[first], colors[first + 1], position - first);
    }

    /** Returns a colour between two; {@code share} is that of the second. */
    static Color mix(Color first, Color second, double share) {
        return new Color(
                level(first.getRed() + share * (second.getRed() - first.getRed())),
                level(first.getGreen() + share * (second.getGreen() - first.getGreen())),
                level(first.getBlue() + share * (second.getBlue() - first.getBlue())));
    }

    private static int level(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static Color[] colors(int... values) {
        Color[] colors = new Color[values.length];
        for (int i = 0; i < values.length; i++) {
            colors[i] = new Color(values[i]);
        }
        return colors;
    }
}
