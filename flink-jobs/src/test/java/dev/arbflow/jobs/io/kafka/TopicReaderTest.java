package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.testing.CountedHarness;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.testing.Episodes;
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
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRADE =
            text(JsonCodec.trades().write(TradeUpdate.of(Trades.kraken("BTC/USD").build())));
    private final TopicReader<TradeUpdate> trades =
            new TopicReader<>(JsonCodec.trades(), TypeInformation.of(new TypeHint<>() {}));
    private final TopicReader<Episode> episodes =
            new TopicReader<>(JsonCodec.episodes(), TypeInformation.of(new TypeHint<>() {}));

    @Test
    void aNewerMinorVersionIsReadAndAnUnknownReasonIsCounted() throws Exception {
        Episode known =
                Episodes.of(Route.parse("BTC/USD|BITFINEX>BITSTAMP"), 7)
                        .closed(CloseReason.SPREAD_COLLAPSED)
                        .build();
        ObjectNode newer = (ObjectNode) JSON.readTree(JsonCodec.episodes().write(known));
        newer.put("schemaMinor", 99).put("closeReason", "VENUE_CLOSED");
        newer.putObject("ofALaterRelease").put("any", 1);
        ((ObjectNode) newer.get("peak")).put("ofALaterRelease", 1);

        TopicRecord<Episode> read = read(episodes, newer.toString());

        assertThat(read.dead()).isNull();
        assertThat(read.unknownValues()).isEqualTo(1);
        assertThat(read.value())
                .isEqualTo(Episodes.like(known).closed(CloseReason.UNKNOWN).build());
        assertThat(read.value().isOpen()).isFalse();
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
