package dev.ganvas.ui.export;

import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Asks how large PNGs are to be. */
public final class PictureDialog extends OptionsDialog<Integer> {
    /** What the pictures are of. */
    public enum Subject {
        /** All samples in one picture. */
        GRID("export.samplesTitle"),
        /** A picture for each sample. */
        SINGLE("export.picturesTitle");

        private final String titleKey;

        Subject(String titleKey) {
            this.titleKey = titleKey;
        }
    }

    private final PixelView preview = new PixelView();
    private final OptionRow upscale;
    private final Subject what;
    private final Picture picture;
    private final int count;

    /**
     * Creates the dialog.
     *
     * @param picture one of those to be written, not enlarged
     * @param count how many are written
     * @param lastUpscale the enlargement of last time
     */
    public PictureDialog(Window owner, Subject what, Picture picture, int count, int lastUpscale) {
        super(owner, what.titleKey);
        this.what = what;
        this.picture = picture;
        this.count = count;
        upscale = new OptionRow(
                "export-upscale",
                "export.upscale",
                "export.upscaleHelp",
                1,
                PngWriter.MOST_UPSCALE,
                1,
                factor -> Messages.text("export.times", factor));
        upscale.addTo(form(), 0);
        upscale.valueProperty().addListener((property, was, is) -> refresh());
        upscale.set(lastUpscale);
        refresh();
        build(what.titleKey, preview, () -> upscale.get());
    }

    /** Shows the dialog. */
    public void ask(Consumer<Integer> chosen) {
        show(chosen);
    }

    private void refresh() {
        int factor = upscale.get();
        preview.showCorner(picture, factor);
        String width = FigureFormat.count((long) picture.width() * factor);
        String height = FigureFormat.count((long) picture.height() * factor);
        summarize(
                what == Subject.GRID
                        ? Messages.text("export.pictureSize", width, height)
                        : Messages.text("export.pictureSizes", FigureFormat.count(count), width, height));
    }

    @Override
    void closed() {}
}
