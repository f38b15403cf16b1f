package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.write.Point;
import dev.arbflow.market.ClusterAnova;
import dev.arbflow.market.ClusterAnova.Difference;
import dev.arbflow.market.ClusterAnova.FTest;
import dev.arbflow.market.ClusterAnova.Group;
import dev.arbflow.market.ClusterAnova.Verdict;
import dev.arbflow.market.CoverageAlarm;
import dev.arbflow.market.CoverageBalance;
import dev.arbflow.market.CoverageCount;
import dev.arbflow.market.Evenness;
import dev.arbflow.market.Market;
import dev.arbflow.market.RefusedRelease;
import dev.arbflow.market.Release;
import dev.arbflow.market.SamplingWeight;
import dev.arbflow.market.Tape;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TrustStoresTest {
    private static final long START_US = 1_700_000_000_000_000L;
    private static final long END_US = START_US + 60_000_000;
    private static final Tape TAPE = Tape.parse("KRAKEN|KRAKEN|BTC/USD");
    private static final CoverageCount COUNT =
            new CoverageCount(TAPE, START_US, END_US, 30_000_000, 2, 40, 5);
    private static final CoverageAlarm SILENT =
            new CoverageAlarm(
                    TAPE, START_US, END_US, CoverageAlarm.Kind.LIVE_TIME, 0.5, 0.95, Double.NaN);
    private static final CoverageBalance BALANCE =
            new CoverageBalance(
                    "BTC/USD",
                    START_US,
                    END_US,
                    1,
                    Evenness.of(1),
                    Evenness.of(1, 1),
                    Evenness.of(1, 0));
    private static final Release RELEASE =
            new Release(TAPE, START_US, END_US, -3, 12.5, 0.5, 0.25, 0.5, 6);
    private static final RefusedRelease REFUSED =
            new RefusedRelease(TAPE, START_US, END_US, 0.25, 6, 6);

    @Test
    void aReleaseIsWrittenOnceAndNeverReplaced() {
        Upsert upsert = ReleaseDocument.upsert(RELEASE);

        assertThat(upsert.id()).isEqualTo("KRAKEN|KRAKEN|BTC/USD@1700000000000000");
        assertThat(upsert.update()).containsOnlyKeys("$setOnInsert");
        assertThat(upsert.update().get("$setOnInsert", Document.class))
                .containsEntry("outcome", "RELEASED")
                .containsEntry("venue", "KRAKEN")
                .containsEntry("trades", -3L)
                .containsEntry("volume", 12.5)
                .containsEntry("spent", 0.5);
    }

    @Test
    void aRefusalTellsTheBudgetAndNothingOfTheTrades() {
        Document fields =
                ReleaseDocument.upsert(REFUSED).update().get("$setOnInsert", Document.class);

        assertThat(ReleaseDocument.upsert(REFUSED).id()).isEqualTo(RELEASE.id());
        assertThat(fields)
                .containsEntry("outcome", "BUDGET_SPENT")
                .containsEntry("spent", 6.0)
                .doesNotContainKeys("trades", "volume");
    }

    @Test
    void coverageIsReplacedByWhatAReplayCounts() {
        assertThat(set(CoverageDocument.upsert(COUNT)))
                .containsEntry("listing", "KRAKEN|BTC/USD")
                .containsEntry("liveShare", 0.5)
                .containsEntry("gaps", 2)
                .containsEntry("books", 40L)
                .containsEntry("trades", 5L);
        assertThat(set(CoverageDocument.upsert(SILENT)))
                .containsEntry("kind", "LIVE_TIME")
                .containsEntry("p", null);
        assertThat(set(CoverageDocument.upsert(new SamplingWeight(TAPE, START_US, END_US, 2.5))))
                .containsEntry("weight", 2.5);
        assertThat(set(CoverageDocument.upsert(BALANCE)).get("live", Document.class))
                .containsEntry("entropy", null);
        assertThat(set(CoverageDocument.upsert(BALANCE)).get("books", Document.class))
                .containsEntry("entropy", 1.0);
    }

    @Test
    void anAnalysisKeepsItsGroupsAndDifferences() {
        Document fields = set(AnovaDocument.upsert(anova(new FTest(3, 1, 20, 0.1))));

        assertThat(fields)
                .containsEntry("market", "BTC/USD")
                .containsEntry("verdict", "NOT_SHOWN")
                .containsEntry("etaSquared", 0.25);
        assertThat(fields.getList("groups", Document.class).get(0))
                .containsEntry("cluster", 4)
                .containsEntry("deviationBps", null);
        assertThat(fields.getList("differences", Document.class).get(0))
                .containsEntry("lowBps", -1.0);
        assertThat(set(AnovaDocument.upsert(anova(FTest.NONE))).get("welch", Document.class))
                .containsEntry("p", null);
    }

    @Test
    void pointsHaveTheTagsAndFieldsOfTheirMeasurement() {
        check(TrustPoints.point(COUNT), Measurement.COVERAGE);
        check(TrustPoints.point(SILENT), Measurement.COVERAGE_ALARM);
        check(TrustPoints.point(BALANCE), Measurement.COVERAGE_BALANCE);
        check(TrustPoints.point(RELEASE), Measurement.RELEASE);
        check(TrustPoints.point(REFUSED), Measurement.RELEASE);
        check(TrustPoints.point(anova(FTest.NONE)), Measurement.ANOVA);
    }

    @Test
    void pointsStandAtTheStartOfTheirPeriod() {
        assertThat(TrustPoints.point(RELEASE).toLineProtocol())
                .isEqualTo(
                        "release,feed=KRAKEN,market=BTC/USD,venue=KRAKEN budget=6.0,epsilon=0.25,"
                                + "refused=false,spent=0.5,trades=-3i,volume=12.5"
                                + " 1700000000000000000");
    }

    @Test
    void analysesOfTwoModelVersionsDoNotOverwriteEachOther() {
        assertThat(TrustPoints.point(anova(FTest.NONE)).toLineProtocol())
                .contains("verdict=\"NOT_SHOWN\"")
                .endsWith(" 1700000060000000007");
    }

    private static void check(Point point, Measurement measurement) {
        String line = point.toLineProtocol();
        assertThat(line).startsWith(measurement.code() + ",");
        measurement.tags().forEach(tag -> assertThat(line).contains("," + tag + "="));
        for (String field :
                line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')).split(",", -1)) {
            assertThat(measurement.fields()).containsKey(field.substring(0, field.indexOf('=')));
        }
    }

    private static Document set(Upsert upsert) {
        return upsert.update().get("$set", Document.class);
    }

    private static ClusterAnova anova(FTest welch) {
        return new ClusterAnova(
                Market.parse("BTC/USD"),
                7,
                START_US,
                END_US,
                Verdict.NOT_SHOWN,
                new Group[] {new Group(4, 1, false, 2.5, Double.NaN)},
                FTest.NONE,
                welch,
                FTest.NONE,
                0.25,
                Double.NaN,
                new Difference[] {new Difference(4, 5, 0.5, -1, 2)});
    }
}
