package dev.ganvas.ui.export;

import dev.ganvas.export.ExportChoices;
import dev.ganvas.export.ExportFormat;
import dev.ganvas.export.ExportOption;
import dev.ganvas.picture.Picture;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Asks how large PNGs are to be. */
public final class PictureDialog extends OptionsDialog<ExportChoices> {
    private final PixelView preview = new PixelView();
    private final OptionRow upscale;
    private final Picture picture;
    private final int count;

    /**
     * Creates the dialog.
     *
     * @param format with one option, how large each pixel becomes
     * @param picture one of those to be written, not enlarged
     * @param count how many are written; 0 for one that is no part of a folder
     * @param last what was chosen last time
     */
    public PictureDialog(Window owner, ExportFormat format, Picture picture, int count, ExportChoices last) {
        super(owner, format.menuItem().titleKey());
        this.picture = picture;
        this.count = count;
        ExportOption option = format.options().get(0);
        upscale = new OptionRow(
                "export-upscale",
                "export.upscale",
                "export.upscaleHelp",
                option.least(),
                option.most(),
                1,
                factor -> Messages.text("export.times", factor));
        upscale.addTo(form(), 0);
        upscale.valueProperty().addListener((property, was, is) -> refresh());
        upscale.set(last.get(option));
        refresh();
        build(format.menuItem().titleKey(), preview, () -> ExportChoices.NONE.with(option, upscale.get()));
    }

    /** Shows the dialog. */
    public void ask(Consumer<ExportChoices> chosen) {
        show(chosen);
    }

    private void refresh() {
        int factor = upscale.get();
        preview.showCorner(picture, factor);
        String width = FigureFormat.count((long) picture.width() * factor);
        String height = FigureFormat.count((long) picture.height() * factor);
        summarize(
                count == 0
                        ? Messages.text("export.pictureSize", width, height)
                        : Messages.text("export.pictureSizes", FigureFormat.count(count), width, height));
    }

    @Override
    void closed() {}
}
