package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BASE;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;

import dev.arbflow.jobs.io.fields.Field;
import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import java.util.function.Function;

/** Noised sums, and that none are told. */
public final class ReleaseTables {
    private static final FieldType<Double> EPSILON = DOUBLE.in("epsilon");

    public static final Table<Release> RELEASE =
            Table.of(
                    Release.class,
                    MarketTables.id("tape@µs", Release::id).means("the tape and the window"),
                    CoverageTables.tape(Release::tape),
                    CoverageTables.startUs(Release::startUs),
                    CoverageTables.endUs(Release::endUs),
                    outcome(release -> "RELEASED"),
                    refused(release -> false),
                    field("trades", LONG.in("trades"), Release::trades)
                            .means("how many, plus noise")
                            .point(),
                    field("volume", BASE, Release::volume)
                            .means("traded, each trade cut at `clip`, plus noise")
                            .point(),
                    field("tradesError", LONG.in("trades"), Release::tradesError)
                            .means("the noise of `trades` is at most so much in 95 of 100 releases")
                            .point(),
                    field("volumeError", BASE, Release::volumeError)
                            .means("likewise of `volume`; without what is cut")
                            .point(),
                    field("clip", BASE, Release::clip)
                            .means("largest quantity of one trade that counts"),
                    epsilon(Release::epsilon),
                    spent(Release::spent),
                    budget(Release::budget));

    public static final Table<RefusedRelease> REFUSED =
            Table.of(
                    RefusedRelease.class,
                    MarketTables.id("tape@µs", RefusedRelease::id).means("the tape and the window"),
                    CoverageTables.tape(RefusedRelease::tape),
                    CoverageTables.startUs(RefusedRelease::startUs),
                    CoverageTables.endUs(RefusedRelease::endUs),
                    outcome(refused -> "BUDGET_SPENT"),
                    refused(refused -> true),
                    epsilon(RefusedRelease::epsilon),
                    spent(RefusedRelease::spent),
                    budget(RefusedRelease::budget));

    private ReleaseTables() {}

    private static <R> Field<R> outcome(Function<R, String> outcome) {
        return field("outcome", TEXT, outcome).means("RELEASED or BUDGET_SPENT").unexported();
    }

    private static <R> Field<R> refused(Function<R, Boolean> refused) {
        return field("refused", BOOLEAN, refused)
                .means("whether the budget was spent")
                .point()
                .pointOnly();
    }

    private static <R> Field<R> epsilon(Function<R, Double> epsilon) {
        return field("epsilon", EPSILON, epsilon).means("privacy loss of this release").point();
    }

    private static <R> Field<R> spent(Function<R, Double> spent) {
        return field("spent", EPSILON, spent).means("of the tape in its period so far").point();
    }

    private static <R> Field<R> budget(Function<R, Double> budget) {
        return field("budget", EPSILON, budget).means("where that ends").point();
    }
}
