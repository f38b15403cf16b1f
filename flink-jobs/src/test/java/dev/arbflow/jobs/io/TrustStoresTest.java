package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.influxdb.client.write.Point;
import dev.arbflow.jobs.io.influx.Measurement;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.Upsert;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.coverage.SamplingWeight;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TrustStoresTest {
    @Test
    void aReleaseIsWrittenOnceAndNeverReplaced() {
        Upsert upsert = Documents.RELEASE.upsert(TrustSamples.RELEASE);

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
                Documents.REFUSED_RELEASE
                        .upsert(TrustSamples.REFUSED)
                        .update()
                        .get("$setOnInsert", Document.class);

        assertThat(Documents.REFUSED_RELEASE.upsert(TrustSamples.REFUSED).id())
                .isEqualTo(TrustSamples.RELEASE.id());
        assertThat(fields)
                .containsEntry("outcome", "BUDGET_SPENT")
                .containsEntry("spent", 6.0)
                .doesNotContainKeys("trades", "volume");
    }

    @Test
    void coverageIsReplacedByWhatAReplayCounts() {
        assertThat(set(Documents.COVERAGE.upsert(TrustSamples.COUNT)))
                .containsEntry("listing", "KRAKEN|BTC/USD")
                .containsEntry("liveShare", 0.5)
                .containsEntry("gaps", 2)
                .containsEntry("books", 40L)
                .containsEntry("trades", 5L);
        assertThat(set(Documents.COVERAGE_ALARM.upsert(TrustSamples.SILENT)))
                .containsEntry("kind", "LIVE_TIME")
                .containsEntry("p", null);
        assertThat(
                        set(
                                Documents.SAMPLING_WEIGHT.upsert(
                                        new SamplingWeight(
                                                TrustSamples.TAPE,
                                                TrustSamples.START_US,
                                                TrustSamples.END_US,
                                                2.5))))
                .containsEntry("weight", 2.5);
        assertThat(
                        set(Documents.COVERAGE_BALANCE.upsert(TrustSamples.BALANCE))
                                .get("live", Document.class))
                .containsEntry("entropy", null);
        assertThat(
                        set(Documents.COVERAGE_BALANCE.upsert(TrustSamples.BALANCE))
                                .get("books", Document.class))
                .containsEntry("entropy", 1.0);
    }

    @Test
    void anAnalysisKeepsItsGroupsAndDifferences() {
        Document fields = set(Documents.ANOVA.upsert(TrustSamples.anova(new FTest(3, 1, 20, 0.1))));

        assertThat(fields)
                .containsEntry("market", "BTC/USD")
                .containsEntry("verdict", "NOT_SHOWN")
                .containsEntry("etaSquared", 0.25);
        assertThat(fields.getList("groups", Document.class).get(0))
                .containsEntry("cluster", 4)
                .containsEntry("deviationBps", null);
        assertThat(fields.getList("differences", Document.class).get(0))
                .containsEntry("lowBps", -1.0);
        assertThat(
                        set(Documents.ANOVA.upsert(TrustSamples.anova(FTest.NONE)))
                                .get("welch", Document.class))
                .containsEntry("p", null);
    }

    @Test
    void pointsHaveTheTagsAndFieldsOfTheirMeasurement() {
        check(Points.COVERAGE.point(TrustSamples.COUNT), Measurement.COVERAGE);
        check(Points.COVERAGE_ALARM.point(TrustSamples.SILENT), Measurement.COVERAGE_ALARM);
        check(Points.COVERAGE_BALANCE.point(TrustSamples.BALANCE), Measurement.COVERAGE_BALANCE);
        check(Points.RELEASE.point(TrustSamples.RELEASE), Measurement.RELEASE);
        check(Points.REFUSED_RELEASE.point(TrustSamples.REFUSED), Measurement.RELEASE);
        check(Points.ANOVA.point(TrustSamples.anova(FTest.NONE)), Measurement.ANOVA);
    }

    @Test
    void pointsStandAtTheStartOfTheirPeriod() {
        assertThat(Points.RELEASE.point(TrustSamples.RELEASE).toLineProtocol())
                .isEqualTo(
                        "release,feed=KRAKEN,market=BTC/USD,venue=KRAKEN budget=6.0,epsilon=0.25,"
                                + "refused=false,spent=0.5,trades=-3i,tradesError=24i,volume=12.5,volumeError=11.982929094215963"
                                + " 1700000000000000000");
    }

    @Test
    void analysesOfTwoOutcomesDoNotOverwriteEachOther() {
        assertThat(Points.ANOVA.point(TrustSamples.anova(FTest.NONE)).toLineProtocol())
                .startsWith("anova,market=BTC/USD,outcome=NEXT_DIFFERENCE ")
                .contains("verdict=\"NOT_SHOWN\"")
                .endsWith(" 1700000060000000000");
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
}
