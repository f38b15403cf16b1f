package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLES;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LISTING;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.PRICE;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;
import static dev.arbflow.jobs.io.fields.FieldType.group;

import dev.arbflow.jobs.io.fields.Field.Heading;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;

/** How listings behaved, and what that is measured by. */
public final class BehaviourTables {
    static final FieldType<Double> DEVIATIONS = DOUBLE.in("deviations");
    static final String CLUSTER = "stable label of the nearest centroid";

    /** What was observed in a window. */
    public static final Table<FeatureWindow> WINDOW =
            Table.of(
                    FeatureWindow.class,
                    field("id", TEXT.in("listing@µs"), FeatureWindow::id)
                            .means("the listing and the window's end")
                            .key()
                            .unexported(),
                    field("listing", LISTING, FeatureWindow::listing)
                            .means("what was observed, and where"),
                    field("venue", MarketTables.VENUE, (FeatureWindow it) -> it.listing().venue())
                            .means("where")
                            .tag(),
                    field("market", MARKET, (FeatureWindow it) -> it.listing().market())
                            .means("of which market")
                            .tag(),
                    field("startUs", MOMENT, FeatureWindow::startUs).means("start, inclusive"),
                    field("endUs", MOMENT, FeatureWindow::endUs).means("end, exclusive").dated(),
                    field(
                                    "completeness",
                                    choice(FeatureWindow.Completeness.class),
                                    FeatureWindow::completeness)
                            .means("COMPLETE, FEED_FAULT, TOO_FEW_SAMPLES or MISSING_TRADES"),
                    field("complete", BOOLEAN, FeatureWindow::isComplete)
                            .means("whether every sample could be taken")
                            .point()
                            .pointOnly(),
                    field(
                                    "features",
                                    group(FeatureFields.measured()),
                                    (FeatureWindow it) -> it.raw())
                            .headed(Heading.BARE),
                    field(
                                    "standardised",
                                    group(FeatureFields.of(DEVIATIONS, "standardised %s")),
                                    FeatureWindow::standardised)
                            .headed(Heading.DOTTED),
                    field("scalerVersion", LONG, FeatureWindow::scalerVersion)
                            .means("which means and deviations were used; 0 before there were any")
                            .point(),
                    field("shapeBps", DOUBLES.in("bps"), FeatureWindow::shape)
                            .means(
                                    "mid price from the first sample on; empty if the window is"
                                            + " incomplete"),
                    field("lastMid", PRICE, FeatureWindow::lastMid)
                            .means("mid price at the end; null where there was none"));

    /** The cluster of a window, onto the window's document. */
    public static final Table<ClusteredWindow> CLUSTERED =
            Table.of(
                    ClusteredWindow.class,
                    field("id", TEXT.in("listing@µs"), (ClusteredWindow it) -> it.window().id())
                            .means("the listing and the window's end")
                            .key()
                            .unexported(),
                    field(
                                    "venue",
                                    MarketTables.VENUE,
                                    (ClusteredWindow it) -> it.window().listing().venue())
                            .means("where")
                            .tag()
                            .pointOnly(),
                    field("market", MARKET, (ClusteredWindow it) -> it.window().listing().market())
                            .means("of which market")
                            .tag()
                            .pointOnly(),
                    field("cluster", INT, ClusteredWindow::cluster)
                            .means(CLUSTER + "; absent where there was no model")
                            .point(),
                    field("modelVersion", LONG, ClusteredWindow::modelVersion)
                            .means("version of the centroids")
                            .point(),
                    field("distance", DEVIATIONS, ClusteredWindow::distance)
                            .means("to that centroid")
                            .point());

    /** What counts as usual for each feature. */
    public static final Table<Scaler> SCALER =
            Table.of(
                    Scaler.class,
                    field(
                                    "id",
                                    TEXT.in("version@µs"),
                                    (Scaler it) -> it.version() + "@" + it.sinceUs())
                            .means("versions count anew after a start without state")
                            .key(),
                    field("version", LONG, Scaler::version).means("from 1"),
                    field("sinceUs", MOMENT, Scaler::sinceUs)
                            .means("end of the last window behind it; it measures later ones")
                            .dated(),
                    field("windows", DOUBLE, Scaler::windows)
                            .means("weight of the windows behind it"),
                    field("means", group(FeatureFields.of("mean of %s")), Scaler::means),
                    field(
                            "deviations",
                            group(FeatureFields.of("standard deviation of %s")),
                            Scaler::deviations));

    private BehaviourTables() {}
}
