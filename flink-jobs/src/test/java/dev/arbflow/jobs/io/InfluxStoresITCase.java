package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.influx.InfluxTables;
import dev.arbflow.jobs.io.influx.PointSamples;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.testing.StoreJob;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the jobs tell a store of series, read back from it. */
@Tag("influxdb")
class InfluxStoresITCase {
    @TempDir Path dataDir;

    @Test
    void everyMeasurementOfTheMarketIsReadBack() throws Exception {
        try (InfluxStore store = Endpoints.fromEnvironment().influx(dataDir)) {
            InfluxTables.create(store);
            Influx influx = influx(store);
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.QUOTE),
                    List.of(PointSamples.quote(), PointSamples.invalidQuote()));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.TRADE),
                    List.of(PointSamples.trade(0), PointSamples.trade(1)));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.SPREAD), List.of(PointSamples.spread()));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.EPISODE),
                    List.of(StoreSamples.open(1), StoreSamples.closed(2)));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.PRICE_WINDOW),
                    List.of(PointSamples.window()));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.INDICATIVE),
                    List.of(PointSamples.indicative()));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.REFUSAL),
                    List.of(StoreSamples.refusal(7, Double.NaN)));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.CANDIDATE),
                    List.of(StoreSamples.standing(), StoreSamples.refused()));

            assertThat(store.rows("quote")).extracting("valid").containsExactly(true, false);
            assertThat(store.rows("quote").get(1)).doesNotContainKeys("bid", "ask");
            assertThat(store.rows("trade")).hasSize(2);
            assertThat(store.rows("spread")).extracting("buy").containsExactly("BITFINEX");
            assertThat(store.rows("episode"))
                    .extracting("closeReason")
                    .containsExactly("SPREAD_COLLAPSED");
            assertThat(store.rows("price_window"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).doesNotContainKey("maxSell"));
            assertThat(store.rows("indicative")).extracting("differenceBps").containsExactly(4.5);
            assertThat(store.rows("candidate"))
                    .extracting("outcome")
                    .containsExactly("BELOW_THRESHOLD");
            assertThat(store.rows("refusal"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("reason", "BELOW_FEES"));
        }
    }

    @Test
    void everyMeasurementOfTrustIsReadBack() throws Exception {
        try (InfluxStore store = Endpoints.fromEnvironment().influx(dataDir)) {
            InfluxTables.create(store);
            Influx influx = influx(store);
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.COVERAGE), List.of(TrustSamples.COUNT));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.COVERAGE_ALARM),
                    List.of(TrustSamples.SILENT));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.COVERAGE_BALANCE),
                    List.of(TrustSamples.BALANCE));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.REFUSED_RELEASE),
                    List.of(TrustSamples.REFUSED));
            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.ANOVA),
                    List.of(TrustSamples.anova(FTest.NONE)));

            assertThat(store.rows("coverage")).extracting("liveShare").containsExactly(0.5);
            assertThat(store.rows("coverage_alarm"))
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(row)
                                            .containsEntry("kind", "LIVE_TIME")
                                            .doesNotContainKey("p"));
            assertThat(store.rows("coverage_balance"))
                    .extracting("peers")
                    .containsExactly("BTC/USD");
            assertThat(store.rows("release")).extracting("refused").containsExactly(true);
            assertThat(store.rows("anova")).extracting("verdict").containsExactly("NOT_SHOWN");

            StoreJob.run(
                    InfluxPoints.sink(influx, () -> Points.RELEASE), List.of(TrustSamples.RELEASE));
            assertThat(store.rows("release")).extracting("volume").containsExactly(12.5);
        }
    }

    private static Influx influx(InfluxStore store) {
        return new Influx(
                store.url(),
                new Secret(store.token()),
                store.org(),
                store.bucket(),
                Duration.ofMillis(50),
                Optional.empty());
    }
}
