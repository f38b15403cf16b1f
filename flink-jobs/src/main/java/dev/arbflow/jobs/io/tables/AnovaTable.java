package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BPS;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MARKET;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.choice;
import static dev.arbflow.jobs.io.fields.FieldType.group;
import static dev.arbflow.jobs.io.fields.FieldType.groups;

import dev.arbflow.jobs.io.fields.FieldType;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Permutation;

/** The fields of a comparison of clusters. */
public final class AnovaTable {
    private static final FieldType<Double> SHARE = DOUBLE.in("share");

    private static final Table<Group> GROUP =
            Table.of(
                    Group.class,
                    field("cluster", INT, Group::cluster).means("label of the cluster"),
                    field("observations", INT.in("windows"), Group::observations).means("how many"),
                    field("tested", BOOLEAN, Group::tested)
                            .means("whether these were enough to take part"),
                    field("meanBps", BPS, Group::meanBps).means("mean difference"),
                    field("deviationBps", BPS, Group::deviationBps).means("standard deviation"));

    private static final Table<Difference> DIFFERENCE =
            Table.of(
                    Difference.class,
                    field("cluster", INT, Difference::cluster).means("a cluster"),
                    field("other", INT, Difference::other).means("compared with this one"),
                    field("bps", BPS, Difference::bps).means("difference of their means"),
                    field("lowBps", BPS, Difference::lowBps).means("its interval, from"),
                    field("highBps", BPS, Difference::highBps).means("to"));

    private static final Table<Permutation> PERMUTATION =
            Table.of(
                    Permutation.class,
                    field("p", DOUBLE.in("probability"), Permutation::p)
                            .means(
                                    "of Welch's ratio among those of labels moved in time; null"
                                            + " without a test")
                            .point("shiftP"),
                    field("shifts", INT, Permutation::shifts).means("how many such moves"),
                    field("adjustedP", DOUBLE.in("probability"), Permutation::adjustedP)
                            .means("the same among all markets of the period; gives the verdict")
                            .point("adjustedP"),
                    field("comparisons", INT.in("markets"), Permutation::comparisons)
                            .means("how many were tested"));

    public static final Table<ClusterAnova> ANOVA =
            Table.of(
                    ClusterAnova.class,
                    field("id", TEXT, ClusterAnova::id)
                            .means("the market, the outcome and the period")
                            .key(),
                    field("market", MARKET, ClusterAnova::market).means("of which market").tag(),
                    field("outcome", choice(ClusterAnova.Outcome.class), ClusterAnova::outcome)
                            .means(
                                    "DIFFERENCE of the window whose cluster it is, or"
                                            + " NEXT_DIFFERENCE of the one after it")
                            .tag(),
                    field("modelVersion", LONG, ClusterAnova::modelVersion)
                            .means("newest centroids that named the clusters")
                            .point(),
                    field("startUs", MOMENT, ClusterAnova::startUs).means("start of the period"),
                    field("endUs", MOMENT, ClusterAnova::endUs)
                            .means("end of the period, exclusive")
                            .dated(),
                    field("verdict", choice(ClusterAnova.Verdict.class), ClusterAnova::verdict)
                            .means("DIFFERENT, NOT_SHOWN, TOO_FEW_OBSERVATIONS or NO_VARIATION")
                            .point(),
                    field("groups", groups(GROUP), ClusterAnova::groups),
                    field(
                            "classic",
                            group(test("one-way analysis of variance", null, null)),
                            ClusterAnova::classic),
                    field(
                            "welch",
                            group(test("Welch's analysis of variance", "welchF", "welchP")),
                            ClusterAnova::welch),
                    field(
                            "brownForsythe",
                            group(test("whether the variances are equal", null, null)),
                            ClusterAnova::brownForsythe),
                    field("permutation", group(PERMUTATION), ClusterAnova::permutation),
                    field("etaSquared", SHARE, ClusterAnova::etaSquared)
                            .means("of the variance that the clusters explain")
                            .point(),
                    field("omegaSquared", SHARE, ClusterAnova::omegaSquared)
                            .means("the same, corrected for the number of clusters")
                            .point(),
                    field(
                                    "effectiveObservations",
                                    DOUBLE.in("windows"),
                                    ClusterAnova::effectiveObservations)
                            .means("independent ones that would tell as much; null without a test")
                            .point(),
                    field("differences", groups(DIFFERENCE), ClusterAnova::differences));

    private AnovaTable() {}

    /**
     * @param ratio name of the ratio in a point; null if points do not have it
     * @param probability name of the probability likewise
     */
    private static Table<FTest> test(String what, String ratio, String probability) {
        return Table.of(
                FTest.class,
                field("f", DOUBLE, FTest::f)
                        .means(what + ": ratio of variances; null without a test")
                        .point(ratio),
                field("numeratorDf", DOUBLE, FTest::numeratorDf)
                        .means("its degrees of freedom above"),
                field("denominatorDf", DOUBLE, FTest::denominatorDf).means("and below"),
                field("p", DOUBLE.in("probability"), FTest::p)
                        .means("of a ratio as large by chance")
                        .point(probability));
    }
}
