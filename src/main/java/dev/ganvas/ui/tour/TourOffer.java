package dev.ganvas.ui.tour;

import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.NoticeStrip;
import dev.ganvas.ui.text.Messages;
import javafx.scene.control.Button;

/** Offers a tour to somebody new, until it is taken or the offer closed. JavaFX thread. */
public final class TourOffer extends NoticeStrip {

    /** Creates an offer that is not shown yet. */
    public TourOffer(Tour tour) {
        super("tour-offer");
        Button take = new Button(Messages.text("tour.take"));
        take.setId("tour-take");
        take.setOnAction(event -> tour.begin());
        addAction(take);
        tour.stopProperty().addListener((property, was, is) -> show(null));
    }

    /** Shows the offer. */
    public void make() {
        show(new Notice(Notice.Severity.OFFER, Messages.text("tour.offer"), ""));
    }
}
