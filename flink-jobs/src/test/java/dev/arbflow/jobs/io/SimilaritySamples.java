package dev.arbflow.jobs.io;

import dev.arbflow.jobs.pattern.suspect.SuspectEpisode;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PastDifferences;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.behaviour.VenueLeadLag.Estimate;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.List;
import java.util.Map;

/** What moved alike, one of each kind. */
final class SimilaritySamples {
    private static final long MINUTE_US = 60_000_000;

    /** For each class, records that fill every field. */
    static final Map<Class<?>, List<?>> BY_CLASS =
            Map.of(
                    SimilarPair.class, List.of(pair()),
                    Neighbour.class, List.of(neighbour(4)),
                    PatternCandidate.class, List.of(candidate()),
                    Discord.class, List.of(discord()),
                    VenueLeadLag.class, List.of(leadLag()),
                    PriceDiscovery.class, List.of(discovery()),
                    SuspectActivity.class, List.of(flicker(), wash()));

    private SimilaritySamples() {}

    static SimilarPair pair() {
        long endUs = StoreSamples.OPENED_US;
        return new SimilarPair(
                window("BITFINEX|BTC/USD", endUs - 500, 20_000),
                window("BITSTAMP|BTC/USD", endUs, 20_200),
                0.25);
    }

    static Neighbour neighbour(int followedBy) {
        return neighbour(followedBy, 20_100);
    }

    static Neighbour neighbour(int followedBy, double mid) {
        WindowRef query = pair().second();
        long earlierUs = query.startUs() - 1_000;
        return new Neighbour(
                query,
                1,
                window("KRAKEN|BTC/USD", earlierUs, mid),
                0.125,
                followedBy,
                followedBy == Neighbour.UNKNOWN ? Double.NaN : 0.375);
    }

    static PatternCandidate candidate() {
        SimilarPair earlier = pair();
        long endUs = earlier.second().endUs() + 3_000_000;
        return new PatternCandidate(
                earlier,
                window("BITFINEX|BTC/USD", endUs, 20_000),
                window("BITSTAMP|BTC/USD", endUs, 22_500),
                40.25,
                "fees-7",
                new PastDifferences(2_500_000, 0.75, 1.5));
    }

    static Discord discord() {
        Neighbour nearest = neighbour(4);
        return new Discord(nearest.query(), nearest.earlier(), 1.25, 40_000, 1_200, 0);
    }

    static VenueLeadLag leadLag() {
        long endUs = StoreSamples.OPENED_US;
        return new VenueLeadLag(
                Market.parse("BTC/USD"),
                Venue.BITSTAMP,
                Venue.KRAKEN,
                endUs - MINUTE_US,
                endUs,
                120,
                90,
                new Estimate(Verdict.FIRST_LEADS, 300, 280, 320, 0.5, 0.005),
                new Estimate(Verdict.TOGETHER, 10, -20, 40, 0.5, 0.005));
    }

    static PriceDiscovery discovery() {
        long endUs = StoreSamples.OPENED_US;
        return new PriceDiscovery(
                Market.parse("BTC/USD"),
                Venue.BITSTAMP,
                Venue.KRAKEN,
                endUs - 60 * MINUTE_US,
                endUs,
                3_500,
                PriceDiscovery.Verdict.FIRST_LEADS,
                2,
                -12.5,
                0.625,
                0.875,
                0.75);
    }

    static SuspectActivity flicker() {
        return suspect(SuspectActivity.Kind.QUOTE_FLICKER, Side.SELL, 18.5);
    }

    /** Both sides belong to it. */
    static SuspectActivity wash() {
        return suspect(SuspectActivity.Kind.WASH_PRINTS, null, 1);
    }

    static SuspectEpisode marked() {
        return new SuspectEpisode(
                StoreSamples.ROUTE,
                StoreSamples.OPENED_US,
                new String[] {"BITFINEX QUOTE_FLICKER", "BITSTAMP PUMP"});
    }

    private static SuspectActivity suspect(SuspectActivity.Kind kind, Side side, double peak) {
        long endUs = StoreSamples.OPENED_US;
        return new SuspectActivity(
                Listing.parse("KRAKEN|BTC/USD"),
                kind,
                side,
                endUs - 4_500_000,
                endUs,
                5,
                peak,
                12.25);
    }

    private static WindowRef window(String listing, long endUs, double lastMid) {
        return new WindowRef(Listing.parse(listing), endUs - MINUTE_US, endUs, 3, 5, lastMid);
    }
}
