package dev.ganvas.data.drawnfaces;

import static dev.ganvas.data.drawnfaces.FacePainter.ellipse;
import static dev.ganvas.data.drawnfaces.FacePainter.faded;
import static dev.ganvas.data.drawnfaces.FaceTraits.mix;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Draws the hair of a face, in the frame of its head: what falls behind it, and what lies upon it. */
final class HairPainter {
    private final Graphics2D graphics;

    HairPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** Draws what is seen behind head and shoulders. */
    void behind(FaceTraits face) {
        FaceTraits.Hair hair = face.hair();
        double width = face.head().width() * hair.volume();
        double height = face.head().height();
        Color shaded = mix(hair.color(), Color.BLACK, .25);
        switch (hair.style()) {
            case LONG -> {
                Path2D path = new Path2D.Double();
                path.moveTo(0, -height - 2);
                path.curveTo(width * 1.35, -height - 2, width * 1.25, 2, width * 1.4, height + 5);
                path.lineTo(-width * 1.4, height + 5);
                path.curveTo(-width * 1.25, 2, -width * 1.35, -height - 2, 0, -height - 2);
                fill(shaded, path);
            }
            case FRINGE -> {
                Path2D path = new Path2D.Double();
                path.moveTo(0, -height - 1.8);
                path.curveTo(width * 1.3, -height - 1.8, width * 1.3, 0, width * 1.2, height * .75);
                path.lineTo(-width * 1.2, height * .75);
                path.curveTo(-width * 1.3, 0, -width * 1.3, -height - 1.8, 0, -height - 1.8);
                fill(shaded, path);
            }
            case BUN -> fill(shaded, ellipse(0, -height - 1.4, 3.4, 3));
            case CURLY -> fill(shaded, ellipse(0, -height * .35, width * 1.28, height * .95));
            case BALD, CREW, SHORT, SIDE -> {}
        }
    }

    /** Draws what lies upon the head. */
    void front(FaceTraits face) {
        double width = face.head().width();
        double height = face.head().height();
        FaceTraits.Hair hair = face.hair();
        double part = hair.parting() * 3;
        switch (hair.style()) {
            case BALD -> fill(faded(Color.WHITE, 70), ellipse(face.scene().light() * 3, -height * .66, 2.2, 1.2));
            case CREW -> worn(face, cap(width, height, 1.0, -.15, -.66, 0), .5);
            case SHORT -> worn(face, cap(width, height, 1.6 * hair.volume(), .05, -.58, part * .3), 1);
            case SIDE -> worn(face, swept(width, height, hair), 1);
            case CURLY -> curls(face);
            case FRINGE -> worn(face, fringe(width, height, hair), 1);
            case BUN -> worn(face, cap(width, height, .9, .1, -.62, part * .2), 1);
            case LONG -> worn(face, parted(width, height, part), 1);
        }
    }

    private void worn(FaceTraits face, Shape shape, double share) {
        Color color = face.hair().color();
        fill(faded(color, (int) (share * 255)), shape);
        double light = face.scene().light();
        Path2D gleam = new Path2D.Double();
        double height = face.head().height();
        gleam.moveTo(light * 3.5 - 2.2, -height * .8);
        gleam.quadTo(light * 3.5, -height * .98, light * 3.5 + 2.2, -height * .8);
        graphics.setPaint(faded(mix(color, Color.WHITE, .55), 120));
        graphics.setStroke(new BasicStroke(.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(gleam);
    }

    /**
     * Hair close to the head.
     *
     * @param thick by how much it stands out
     * @param low how far down the temples it reaches, and {@code line} where it begins above the forehead, in heights
     */
    private static Shape cap(double width, double height, double thick, double low, double line, double middle) {
        double outer = width + thick * .5;
        Path2D path = new Path2D.Double();
        path.moveTo(-outer, low * height);
        path.curveTo(-outer - .4, -height * .8, -width * .7, -height - thick, 0, -height - thick);
        path.curveTo(width * .7, -height - thick, outer + .4, -height * .8, outer, low * height);
        path.lineTo(width * .92, low * height - .5);
        path.quadTo(width * .88, line * height * .8, width * .62, line * height);
        path.quadTo(middle, (line - .1) * height, -width * .62, line * height);
        path.quadTo(-width * .88, line * height * .8, -width * .92, low * height - .5);
        path.closePath();
        return path;
    }

    /** Hair combed across the forehead from one side. */
    private static Shape swept(double width, double height, FaceTraits.Hair hair) {
        double to = hair.parting() < 0 ? -1 : 1;
        double outer = width + .8 * hair.volume();
        double top = -height - 2 * hair.volume();
        Path2D path = new Path2D.Double();
        path.moveTo(-to * outer, .1 * height);
        path.curveTo(-to * (outer + .6), top * .85, -to * width * .6, top, 0, top);
        path.curveTo(to * width * .8, top, to * (outer + .8), top * .7, to * outer, .1 * height);
        path.lineTo(to * width * .9, -.05 * height);
        path.quadTo(to * width * .9, -.4 * height, to * width * .7, -.42 * height);
        path.quadTo(0, -.38 * height, -to * width * .45, -.78 * height);
        path.quadTo(-to * width * .9, -.5 * height, -to * width * .92, 0);
        path.closePath();
        return path;
    }

    private static Shape fringe(double width, double height, FaceTraits.Hair hair) {
        double outer = width + .9 * hair.volume();
        double top = -height - 1.6 * hair.volume();
        double end = .6 * height;
        Path2D path = new Path2D.Double();
        path.moveTo(-outer - .3, end);
        path.curveTo(-outer - .8, top * .9, -width * .6, top, 0, top);
        path.curveTo(width * .6, top, outer + .8, top * .9, outer + .3, end);
        path.lineTo(width * .86, end);
        path.quadTo(width * .98, 0, width * .84, -.36 * height);
        path.quadTo(hair.parting() * 2, -.5 * height, -width * .84, -.36 * height);
        path.quadTo(-width * .98, 0, -width * .86, end);
        path.closePath();
        return path;
    }

    private static Shape parted(double width, double height, double part) {
        double outer = width + 1.3;
        double top = -height - 1.8;
        Path2D path = new Path2D.Double();
        path.moveTo(-outer, height);
        path.curveTo(-outer - 1, top * .9, -width * .6, top, part, top);
        path.curveTo(width * .6, top, outer + 1, top * .9, outer, height);
        path.lineTo(width * .84, height * .8);
        path.curveTo(width * 1.02, 0, width * .8, -.35 * height, part, -.8 * height);
        path.curveTo(-width * .8, -.35 * height, -width * 1.02, 0, -width * .84, height * .8);
        path.closePath();
        return path;
    }

    /** A crown of round locks. */
    private void curls(FaceTraits face) {
        FaceTraits.Hair hair = face.hair();
        double width = face.head().width();
        double height = face.head().height();
        fill(hair.color(), cap(width, height, 1.8, -.05, -.55, 0));
        int locks = 9;
        for (int i = 0; i < locks; i++) {
            double angle = StrictMath.PI * (i + .5) / locks;
            double x = -StrictMath.cos(angle) * (width + .2);
            double y = -StrictMath.sin(angle) * (height * .98) + .4;
            fill(mix(hair.color(), i % 2 == 0 ? Color.WHITE : Color.BLACK, .1), ellipse(x, y, 2.2, 2));
        }
    }

    private void fill(Color color, Shape shape) {
        graphics.setPaint(color);
        graphics.fill(shape);
    }
}
