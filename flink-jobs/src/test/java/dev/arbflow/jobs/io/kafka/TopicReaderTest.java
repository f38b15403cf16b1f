package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.testing.CountedHarness;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of records that a newer or an older release, or nobody of ours, has written. */
class TopicReaderTest {
    private static final String TRADE =
            text(JsonCodec.trades().write(TradeUpdate.of(Trades.kraken("BTC/USD").build())));
    private static final String EPISODE =
            """
            {"schemaVersion":1,"schemaMinor":99,"id":"BTC/USD|BITFINEX>BITSTAMP@7","revision":3,
             "market":"BTC/USD","buy":"BITFINEX","sell":"BITSTAMP","closeReason":"VENUE_CLOSED",
             "openedUs":7,"detectedUs":8,"lastUs":9,"ofALaterRelease":{"any":[1]},
             "net":{"openBps":4.5,"meanBps":6.25,"peakBps":9.75,"lastBps":2.5},
             "peak":{"quantity":"0.75","cost":"1","profit":"2","buyPrice":1.5,"sellPrice":2.5,
                     "exhausted":false,"ofALaterRelease":1},
             "samples":118,"maxLegAgeUs":4,"maxSkewUs":9,"feeVersion":"f","ruleVersion":0,
             "emittedUs":10}""";

    private final TopicReader<TradeUpdate> trades =
            new TopicReader<>(JsonCodec.trades(), TypeInformation.of(new TypeHint<>() {}));
    private final TopicReader<Episode> episodes =
            new TopicReader<>(JsonCodec.episodes(), TypeInformation.of(new TypeHint<>() {}));

    @Test
    void aNewerMinorVersionIsReadAndAnUnknownReasonIsCounted() {
        String newest = text(JsonCodec.episodes().write(read(episodes, EPISODE).value()));
        TopicRecord<Episode> episode = read(episodes, EPISODE);

        assertThat(episode.dead()).isNull();
        assertThat(episode.value().closeReason()).isEqualTo(CloseReason.UNKNOWN);
        assertThat(episode.value().isOpen()).isFalse();
        assertThat(episode.unknownValues()).isEqualTo(1);
        assertThat(newest).contains("\"closeReason\":\"UNKNOWN\"");
    }

    @Test
    void aTradeOfAnUnknownVenueIsPassedOverAndCounted() {
        TopicRecord<TradeUpdate> trade =
                read(trades, TRADE.replace("\"venue\":\"KRAKEN\"", "\"venue\":\"NEW_VENUE\""));

        assertThat(trade.value()).isNull();
        assertThat(trade.dead()).isNull();
        assertThat(trade.unknownValues()).isEqualTo(1);
    }

    @Test
    void aTradeWithoutPriceIsDeadWithItsReason() {
        TopicRecord<TradeUpdate> trade = read(trades, TRADE.replace("\"price\"", "\"rate\""));

        assertThat(trade.value()).isNull();
        assertThat(trade.dead().reason()).isEqualTo("price is missing");
        assertThat(trade.unknownValues()).isZero();
    }

    @Test
    void onlyWhatCannotBeReadIsPutAside() throws Exception {
        String unknown = TRADE.replace("\"venue\":\"KRAKEN\"", "\"venue\":\"NEW_VENUE\"");
        try (CountedHarness<TopicRecord<TradeUpdate>, TradeUpdate> harness =
                new CountedHarness<>(
                        new ProcessOperator<>(new SeparateUnreadableFunction<TradeUpdate>()))) {
            harness.processElement(read(trades, TRADE), 1);
            harness.processElement(read(trades, unknown), 2);
            harness.processElement(read(trades, "{"), 3);

            assertThat(harness.extractOutputValues()).hasSize(1);
            assertThat(harness.getSideOutput(SeparateUnreadableFunction.DEAD)).hasSize(1);
            assertThat(harness.count("unreadable")).isEqualTo(1);
            assertThat(harness.count("unknownValues")).isEqualTo(1);
        }
    }

    private static <T> TopicRecord<T> read(TopicReader<T> reader, String json) {
        List<TopicRecord<T>> read = new ArrayList<>();
        reader.deserialize(
                new ConsumerRecord<>("t", 0, 0, null, json.getBytes(StandardCharsets.UTF_8)),
                new ListCollector<>(read));
        return read.get(0);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
