package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import java.util.List;

/**
 * A step of the market as the venue dates it.
 *
 * @param before the book until then
 * @param after the book from then on
 * @param trades executed in it
 * @param venueUs the venue's clock, microseconds since 1970-01-01T00:00:00Z
 */
public record VenueStep(BookState before, BookState after, List<VenueTrade> trades, long venueUs) {

    /** A step of the model, dated by the venue's clock. */
    public static VenueStep at(long venueUs, BookStep step) {
        List<VenueTrade> trades =
                step.trades().stream().map(trade -> new VenueTrade(trade, venueUs)).toList();
        return new VenueStep(step.before(), step.after(), trades, venueUs);
    }

    public Listing listing() {
        return after.instrument().listing();
    }

    public Market market() {
        return listing().market();
    }
}
