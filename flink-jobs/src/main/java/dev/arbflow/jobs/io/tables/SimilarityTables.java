package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.Field.inline;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LISTING;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MICROS;
import static dev.arbflow.jobs.io.fields.FieldType.MILLIS;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.PRICE;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.Field.Heading;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.function.Function;

/** What moved alike. */
public final class SimilarityTables {
    /** A window by its end, and how it behaved. */
    private static final Table<WindowRef> WINDOW =
            Table.of(
                    WindowRef.class,
                    field("listing", LISTING, WindowRef::listing).means("of what, and where"),
                    field("startUs", MOMENT, WindowRef::startUs).means("its start"),
                    field("endUs", MOMENT, WindowRef::endUs).means("its end"),
                    field("modelVersion", LONG, WindowRef::modelVersion)
                            .means("centroids that gave its cluster"),
                    field("cluster", INT, WindowRef::cluster)
                            .means("stable label of its group of behaviour"),
                    field("lastMid", PRICE, WindowRef::lastMid)
                            .means("mid at its end; null if unknown"));

    /** Two listings that moved alike at one moment. */
    public static final Table<SimilarPair> PAIR =
            Table.of(
                    SimilarPair.class,
                    MarketTables.id("listing@µs~listing@µs", SimilarPair::id)
                            .means("both windows, the one that ended first first"),
                    atUs((SimilarPair it) -> it.second().endUs()).means("end of the later window"),
                    field("lagUs", MICROS, SimilarPair::lagUs)
                            .means("how much earlier the other one ended"),
                    field("lagMs", MILLIS, (SimilarPair it) -> it.lagUs() / 1e3)
                            .means("between the ends of the windows")
                            .point()
                            .pointOnly(),
                    distance(SimilarPair::distance),
                    correlation(SimilarPair::correlation).point(),
                    field("market", MARKET, (SimilarPair it) -> it.second().listing().market())
                            .means("of both listings"),
                    field("firstListing", LISTING, (SimilarPair it) -> it.first().listing())
                            .means("whose window ended first")
                            .tag("first")
                            .pointOnly(),
                    field("secondListing", LISTING, (SimilarPair it) -> it.second().listing())
                            .means("the other listing")
                            .tag("second")
                            .pointOnly(),
                    window("first", SimilarPair::first),
                    window("second", SimilarPair::second));

    /** An earlier moment at which a market moved like in a window. */
    public static final Table<Neighbour> NEIGHBOUR =
            Table.of(
                    Neighbour.class,
                    MarketTables.id("listing@µs#rank", Neighbour::id)
                            .means("the window that was asked for, and the rank"),
                    atUs((Neighbour it) -> it.query().endUs())
                            .means("end of the window that was asked for"),
                    field(
                                    "venue",
                                    MarketTables.VENUE,
                                    (Neighbour it) -> it.query().listing().venue())
                            .means("of the window that was asked for")
                            .tag()
                            .pointOnly(),
                    field("market", MARKET, (Neighbour it) -> it.query().listing().market())
                            .means("whose moments are compared, on any venue")
                            .tag(),
                    field("rank", INT, Neighbour::rank).means("1 for the nearest").tag(),
                    field("agoMs", MILLIS, (Neighbour it) -> it.agoUs() / 1e3)
                            .means("how long before `atUs` the earlier window ended")
                            .point(),
                    distance(Neighbour::distance),
                    correlation(Neighbour::correlation),
                    field("cluster", INT, (Neighbour it) -> it.earlier().cluster())
                            .means("of the earlier window")
                            .point()
                            .pointOnly(),
                    field("followedBy", INT, SimilarityTables::followedBy)
                            .means(
                                    "cluster of the window that came next on the earlier one's"
                                            + " listing; null if none did in time")
                            .point(),
                    field("baseRate", DOUBLE, Neighbour::baseRate)
                            .means(
                                    "share of the market's history that this cluster followed;"
                                            + " null if unknown")
                            .point(),
                    window("query", Neighbour::query),
                    window("earlier", Neighbour::earlier));

    /** Venues whose prices differ by more than both fees, and what speaks for that. */
    public static final Table<PatternCandidate> CANDIDATE =
            Table.of(
                    PatternCandidate.class,
                    MarketTables.id("listing@µs~listing@µs", PatternCandidate::id)
                            .means("both windows, the one to buy on first"),
                    inline("route", MarketTables.PLAIN_ROUTE_PARTS, PatternCandidate::route),
                    atUs(PatternCandidate::timeUs)
                            .means("when mids were compared: the end of both windows"),
                    field("score", DOUBLE, PatternCandidate::score)
                            .means("how much speaks for it, 0 to 1")
                            .point(),
                    field(
                                    "agoUs",
                                    MICROS,
                                    (PatternCandidate it) -> it.pair() == null ? null : it.agoUs())
                            .means(
                                    "how long ago windows of both last moved alike; 0 if these do,"
                                            + " null if that is not remembered"),
                    field(
                                    "agoMs",
                                    MILLIS,
                                    (PatternCandidate it) ->
                                            it.pair() == null ? null : it.agoUs() / 1e3)
                            .means("how long ago they moved alike; null if that is not remembered")
                            .point()
                            .pointOnly(),
                    field("grossBps", BPS, PatternCandidate::grossBps)
                            .means("how far the higher mid lies above the lower")
                            .point(),
                    field("breakEvenBps", BPS, PatternCandidate::breakEvenBps)
                            .means("difference at which both taker fees leave nothing")
                            .point(),
                    distance(
                            (PatternCandidate it) ->
                                    it.pair() == null ? null : it.pair().distance()),
                    correlation(
                            (PatternCandidate it) ->
                                    it.pair() == null ? null : it.pair().correlation()),
                    field(
                                    "halfLifeMs",
                                    MILLIS,
                                    (PatternCandidate it) -> it.past().halfLifeUs() / 1e3)
                            .means(
                                    "after which half of a departure from the usual difference was"
                                            + " gone; null if unknown, or if it stays")
                            .point(),
                    field("fading", DOUBLE, (PatternCandidate it) -> it.past().fading())
                            .means(
                                    "share of this difference expected to be gone a window later;"
                                            + " null if unknown"),
                    field("deviationBps", BPS, (PatternCandidate it) -> it.past().deviationBps())
                            .means(
                                    "how far the difference usually lies from its median;"
                                            + " null if unknown"),
                    field("feeVersion", TEXT, PatternCandidate::feeVersion)
                            .means("digest of the fee table"),
                    window("buyWindow", PatternCandidate::buy),
                    window("sellWindow", PatternCandidate::sell));

    /** A moment at which a market moved as never before. */
    public static final Table<Discord> DISCORD =
            Table.of(
                    Discord.class,
                    MarketTables.id("listing@µs", Discord::id).means("the window that moved so"),
                    atUs((Discord it) -> it.window().endUs()).means("its end"),
                    field(
                                    "venue",
                                    MarketTables.VENUE,
                                    (Discord it) -> it.window().listing().venue())
                            .means("of that window: of several that ended together, the furthest")
                            .tag()
                            .pointOnly(),
                    field("market", MARKET, (Discord it) -> it.window().listing().market())
                            .means("whose moments are compared, on any venue")
                            .tag(),
                    distance(Discord::distance),
                    correlation(Discord::correlation).point(),
                    field("among", INT.in("windows"), Discord::among)
                            .means("among how many the nearest was looked for"),
                    field("moments", INT.in("moments"), Discord::moments)
                            .means("how many before it, as long as a window, it is held against")
                            .point(),
                    field("asFar", INT.in("moments"), Discord::asFar)
                            .means("how many of those were as far; 0: never before")
                            .point(),
                    window("window", Discord::window),
                    window("nearest", Discord::nearest));

    private SimilarityTables() {}

    private static <R> Field<R> atUs(Function<R, Long> atUs) {
        return field("atUs", MOMENT, atUs).dated();
    }

    private static <R> Field<R> distance(Function<R, Double> distance) {
        return field("distance", DOUBLE, distance)
                .means("of the two paths at mean 0 and length 1: 0 the same, 2 mirrored")
                .point();
    }

    private static <R> Field<R> correlation(Function<R, Double> correlation) {
        return field("correlation", DOUBLE, correlation).means("Pearson's, of the two paths");
    }

    private static <R> Field<R> window(String name, Function<R, WindowRef> window) {
        return field(name, group(WINDOW), window).headed(Heading.DOTTED);
    }

    private static Integer followedBy(Neighbour neighbour) {
        return neighbour.followedBy() == Neighbour.UNKNOWN ? null : neighbour.followedBy();
    }
}
