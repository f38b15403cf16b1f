package dev.arbflow.jobs.io.mail;

import dev.arbflow.market.arbitrage.Cause;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DislocatedLeg;
import java.util.Locale;

/** Says in words which venue has moved away from the others, and why that is over. */
final class CauseWords {
    private CauseWords() {}

    /** For example {@code cheap on Bitfinex, 3 routes}. */
    static String of(Cause cause) {
        String routes = cause.routes() + (cause.routes() == 1 ? " route" : " routes");
        DislocatedLeg leg = cause.leg();
        return leg == null
                ? routes
                : leg.side().name().toLowerCase(Locale.ROOT)
                        + " on "
                        + leg.venue().label()
                        + ", "
                        + routes;
    }

    /** The same as a line of its own, with how many episodes there were. */
    static String sentence(Cause cause) {
        String episodes = cause.episodes() + (cause.episodes() == 1 ? " episode" : " episodes");
        return cause.leg() == null
                ? "either venue, as one route alone cannot tell; " + episodes
                : of(cause) + ", " + episodes;
    }

    /** Why the last episode has ended. */
    static String why(CloseReason reason) {
        return switch (reason) {
            case FEED_FAULT -> "a leg's connection was lost, fell silent or cannot be believed";
            case BOOK_RESYNC -> "a leg's book had to be built anew";
            case SWITCHED_OFF -> "a rule has switched the route off";
            case LEG_STALE -> "a leg was not proven in time";
            case AGE_CAP -> "it lasted longer than anything believable";
            case SPREAD_COLLAPSED -> "the edge or its size went below the threshold";
            case SHUTDOWN -> "the analysis was stopped";
            case UNKNOWN -> "of something that this release does not know";
        };
    }
}
