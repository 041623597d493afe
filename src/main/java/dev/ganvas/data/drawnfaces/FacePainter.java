package dev.ganvas.data.drawnfaces;

import static dev.ganvas.data.drawnfaces.FaceTraits.mix;

import dev.ganvas.data.PixelStore;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * Draws a face, at four times its size, and averages that down. No fonts and nothing of the platform take part, so the
 * same traits always give the same bytes. Not thread-safe: whoever draws owns it.
 */
final class FacePainter {
    private static final int OVERSAMPLING = 4;
    /** The size in which everything here is given. */
    private static final double UNITS = 28;

    private static final Color DARK = new Color(0x16100E);
    private static final Color SHADE = new Color(0x14081E);
    private static final Color LIGHT = new Color(0xFFF6E1);
    private static final float[] LIGHT_STOPS = {0, .55f, 1};
    private static final Color TEETH = new Color(0xF6F2EA);

    private final int side;
    private final BufferedImage canvas;
    private final int[] drawn;
    private final Graphics2D graphics;
    private final AffineTransform upright;
    private final HairPainter hairPainter;

    FacePainter(int side) {
        this.side = side;
        this.canvas = new BufferedImage(side * OVERSAMPLING, side * OVERSAMPLING, BufferedImage.TYPE_INT_RGB);
        this.drawn = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        this.graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double scale = side * OVERSAMPLING / UNITS;
        this.upright = AffineTransform.getScaleInstance(scale, scale);
        this.hairPainter = new HairPainter(graphics);
    }

    /** Draws a face into its place in {@code store}. */
    void paint(FaceTraits face, PixelStore store, int picture) {
        graphics.setTransform(upright);
        ground(face.scene());
        AffineTransform posed = new AffineTransform(upright);
        FaceTraits.Pose pose = face.pose();
        posed.translate(UNITS / 2 + pose.x(), UNITS / 2 + 1.2 + pose.y());
        posed.scale(pose.zoom(), pose.zoom());
        graphics.setTransform(posed);
        shoulders(face);
        // StrictMath, because Math may differ in the last bit from one processor to another.
        double sine = StrictMath.sin(pose.tilt());
        double cosine = StrictMath.cos(pose.tilt());
        posed.concatenate(new AffineTransform(cosine, sine, -sine, cosine, 0, 0));
        graphics.setTransform(posed);
        head(face);
        average(face.scene(), store, picture);
    }

    private void ground(FaceTraits.Scene scene) {
        Color lit = mix(scene.ground(), Color.WHITE, .25);
        Color shaded = mix(scene.ground(), Color.BLACK, .3);
        boolean left = scene.light() < 0;
        graphics.setPaint(new GradientPaint(0, 0, left ? lit : shaded, (float) UNITS, 14, left ? shaded : lit));
        graphics.fill(new Rectangle2D.Double(0, 0, UNITS, UNITS));
    }

    private void shoulders(FaceTraits face) {
        hairPainter.behind(face);
        FaceTraits.Head head = face.head();
        double height = head.height();
        fill(mix(head.skin(), Color.BLACK, .28), ellipse(0, height + .5, head.width() * .52, 5));
        Path2D cloth = new Path2D.Double();
        cloth.moveTo(-16, 20);
        cloth.curveTo(-14, height + 1.5, -7, height + 2, -4, height + 1);
        cloth.quadTo(0, height + 5, 4, height + 1);
        cloth.curveTo(7, height + 2, 14, height + 1.5, 16, 20);
        cloth.closePath();
        fillLit(face, face.scene().cloth(), cloth, 12);
    }

    private void head(FaceTraits face) {
        FaceTraits.Head head = face.head();
        double turn = face.pose().turn();
        Color skin = head.skin();
        for (int ear = -1; ear <= 1; ear += 2) {
            double x = ear * (head.width() - .1) - turn * .4;
            fill(mix(skin, new Color(0x702018), .18), ellipse(x, .6, 1.1, 1.9));
        }
        fillLit(face, skin, outline(head), head.width());
        cheeks(face);
        double shift = turn * 1.1;
        graphics.translate(shift, 0);
        beard(face);
        nose(face, turn);
        mouth(face);
        eyes(face);
        graphics.translate(-shift, 0);
        hairPainter.front(face);
        graphics.translate(shift, 0);
        brows(face);
        glasses(face);
        graphics.translate(-shift, 0);
    }

    static Shape outline(FaceTraits.Head head) {
        double width = head.width();
        double height = head.height();
        double chin = width * (.3 + .35 * head.jaw());
        Path2D path = new Path2D.Double();
        path.moveTo(0, -height);
        path.curveTo(width * .8, -height, width, -height * .55, width, -.5);
        path.curveTo(width, height * .45, chin + 1.2, height, 0, height);
        path.curveTo(-chin - 1.2, height, -width, height * .45, -width, -.5);
        path.curveTo(-width, -height * .55, -width * .8, -height, 0, -height);
        return path;
    }

    /** Fills a shape that is brighter on the side from which the light comes, and darker on the other. */
    private void fillLit(FaceTraits face, Color color, Shape shape, double reach) {
        FaceTraits.Scene scene = face.scene();
        float toLight = (float) (scene.light() * reach);
        double strength = .06 + .42 * scene.contrast() * Math.abs(scene.light());
        Color[] colors = {mix(color, SHADE, strength), color, mix(color, LIGHT, strength)};
        graphics.setPaint(new LinearGradientPaint(-toLight, 3, toLight, -4, LIGHT_STOPS, colors));
        graphics.fill(shape);
    }

    private void cheeks(FaceTraits face) {
        Color blush = faded(mix(face.head().skin(), new Color(0xE04848), .5), 60);
        double x = face.eyes().spacing() + 1.1;
        double shift = face.pose().turn() * .9;
        fill(blush, ellipse(-x + shift, 3.1, 1.7, 1.3));
        fill(blush, ellipse(x + shift, 3.1, 1.7, 1.3));
    }

    private void nose(FaceTraits face, double turn) {
        FaceTraits.Head head = face.head();
        double tip = head.noseLength();
        double away = face.scene().light() > 0 ? -1 : 1;
        double lean = turn * .5;
        Path2D shadow = new Path2D.Double();
        shadow.moveTo(0, -1);
        shadow.quadTo(away * .3 + lean, tip * .5, away * head.noseWidth() + lean, tip);
        shadow.quadTo(lean, tip + .9, -away * head.noseWidth() * .6 + lean, tip + .1);
        shadow.quadTo(lean, tip * .6, 0, -1);
        fill(faded(mix(head.skin(), new Color(0x401008), .6), 120), shadow);
        fill(faded(mix(head.skin(), Color.WHITE, .6), 110), ellipse(lean - away * .3, tip - .6, .45, .7));
    }

    private void mouth(FaceTraits face) {
        FaceTraits.Mouth mouth = face.mouth();
        double half = mouth.width();
        double y = 5.6;
        double corner = y - mouth.curve();
        Color lip = mouth.color();
        switch (mouth.lips()) {
            case CLOSED -> {
                fill(lip, lens(half * .9, corner, y - .5, y + 1.3));
                stroke(mix(lip, DARK, .6), .38, arc(half, corner, y + .25));
            }
            case SMILE -> {
                double raised = corner - .7;
                fill(lip, lens(half + .3, raised - .2, y - .2, y + 2.6));
                fill(TEETH, lens(half - .3, raised + .15, y + .2, y + 1.5));
            }
            case OPEN -> {
                fill(lip, ellipse(0, y + .5, half * .72, 1.75));
                fill(mix(DARK, lip, .2), ellipse(0, y + .55, half * .52, 1.15));
                fill(TEETH, ellipse(0, y - .15, half * .4, .4));
            }
        }
    }

    private void eyes(FaceTraits face) {
        FaceTraits.Eyes eyes = face.eyes();
        double wide = 1.75 * eyes.size();
        double high = 1.3 * eyes.size() * Math.min(1.1, eyes.open());
        double look = face.pose().turn() * .35;
        Color lid = mix(face.head().skin(), DARK, .75);
        for (int which = -1; which <= 1; which += 2) {
            double x = which * eyes.spacing();
            fill(faded(mix(face.head().skin(), new Color(0x30101C), .6), 60), ellipse(x, -1, wide + .5, high + .6));
            if (eyes.open() < .4) {
                stroke(lid, .55, arc(x, wide, -.9, -.2));
                continue;
            }
            Shape white = ellipse(x, -.9, wide, high);
            fill(new Color(0xF4F1EC), white);
            double iris = Math.min(high, .95);
            fill(eyes.iris(), ellipse(x + look, -.9, iris, iris));
            fill(DARK, ellipse(x + look, -.9, iris * .55, iris * .55));
            fill(Color.WHITE, ellipse(x + look - .3, -1.25, .28, .28));
            stroke(lid, .5, arc(x, wide + .1, -.9 - high * .15, -.9 - high * 1.75));
        }
    }

    private void brows(FaceTraits face) {
        FaceTraits.Eyes eyes = face.eyes();
        Color color = mix(mix(face.hair().color(), DARK, .35), face.head().skin(), .15);
        double y = -3.2 - .25 * eyes.open();
        for (int which = -1; which <= 1; which += 2) {
            double inner = which * (eyes.spacing() - 1.5);
            double outer = which * (eyes.spacing() + 1.9);
            Path2D brow = new Path2D.Double();
            brow.moveTo(inner, y + eyes.frown());
            brow.quadTo(which * eyes.spacing(), y - .9, outer, y + .3);
            stroke(color, eyes.brow(), brow);
        }
    }

    private void beard(FaceTraits face) {
        FaceTraits.Beard beard = face.hair().beard();
        if (beard == FaceTraits.Beard.NONE) {
            return;
        }
        FaceTraits.Head head = face.head();
        boolean stubble = beard == FaceTraits.Beard.STUBBLE;
        Color hair = mix(face.hair().color(), DARK, .2);
        if (beard != FaceTraits.Beard.MOUSTACHE) {
            double width = head.width() * .97;
            double height = head.height() + (stubble ? -.1 : .8);
            double chin = width * (.35 + .35 * head.jaw());
            Path2D path = new Path2D.Double();
            path.moveTo(-width, .6);
            path.curveTo(-width, height * .55, -chin - 1, height, 0, height);
            path.curveTo(chin + 1, height, width, height * .55, width, .6);
            path.quadTo(width * .78, 4.4, 3.4, 4.2);
            path.quadTo(0, 3.2, -3.4, 4.2);
            path.quadTo(-width * .78, 4.4, -width, .6);
            fill(stubble ? faded(hair, 85) : hair, path);
        }
        if (!stubble) {
            fill(hair, lens(3.3, 5.4, 3.4, 4.6));
        }
    }

    private void glasses(FaceTraits face) {
        FaceTraits.Glasses glasses = face.eyes().glasses();
        if (glasses == FaceTraits.Glasses.NONE) {
            return;
        }
        boolean dark = glasses == FaceTraits.Glasses.DARK;
        double spacing = face.eyes().spacing();
        for (int which = -1; which <= 1; which += 2) {
            Shape rim = glasses == FaceTraits.Glasses.ROUND
                    ? ellipse(which * spacing, -.7, 2.45, 2.25)
                    : rounded(which * spacing, -.7, 2.6, 1.95);
            fill(dark ? new Color(0x18, 0x18, 0x1C, 235) : new Color(255, 255, 255, 40), rim);
            stroke(new Color(0x201C1C), .6, rim);
            Path2D temple = new Path2D.Double();
            temple.moveTo(which * (spacing + 2.5), -1);
            temple.lineTo(which * (face.head().width() + .2), -1.3);
            stroke(new Color(0x201C1C), .5, temple);
        }
        stroke(new Color(0x201C1C), .6, arc(0, spacing - 2.4, -.9, -1.5));
    }

    /** Averages blocks of 4 x 4 pixels, and tints them as warm or cold light does. */
    private void average(FaceTraits.Scene scene, PixelStore store, int picture) {
        float share = 1f / (OVERSAMPLING * OVERSAMPLING);
        float[] gains = {(float) (1 + .07 * scene.warmth()), 1, (float) (1 - .09 * scene.warmth())};
        int plane = side * side;
        for (int at = 0; at < plane; at++) {
            int first = (at / side * side * OVERSAMPLING + at % side) * OVERSAMPLING;
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int row = 0; row < OVERSAMPLING; row++) {
                for (int column = 0; column < OVERSAMPLING; column++) {
                    int rgb = drawn[first + row * side * OVERSAMPLING + column];
                    red += rgb >> 16 & 0xFF;
                    green += rgb >> 8 & 0xFF;
                    blue += rgb & 0xFF;
                }
            }
            store.set(picture, at, red * share * gains[0]);
            store.set(picture, plane + at, green * share * gains[1]);
            store.set(picture, 2 * plane + at, blue * share * gains[2]);
        }
    }

    private void fill(Color color, Shape shape) {
        graphics.setPaint(color);
        graphics.fill(shape);
    }

    private void stroke(Color color, double width, Shape shape) {
        graphics.setPaint(color);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    static Shape ellipse(double x, double y, double halfWidth, double halfHeight) {
        return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    private static Shape rounded(double x, double y, double halfWidth, double halfHeight) {
        return new RoundRectangle2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight, 1.6, 1.6);
    }

    private static Shape arc(double halfWidth, double ends, double middle) {
        return arc(0, halfWidth, ends, middle);
    }

    private static Shape arc(double x, double halfWidth, double ends, double middle) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - halfWidth, ends);
        path.quadTo(x, middle, x + halfWidth, ends);
        return path;
    }

    /** A shape with two corners on one height, and an upper and a lower edge that bend by their own amounts. */
    private static Shape lens(double halfWidth, double corners, double upper, double lower) {
        Path2D path = new Path2D.Double();
        path.moveTo(-halfWidth, corners);
        path.quadTo(0, upper, halfWidth, corners);
        path.quadTo(0, 2 * lower - corners, -halfWidth, corners);
        path.closePath();
        return path;
    }

    static Color faded(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
