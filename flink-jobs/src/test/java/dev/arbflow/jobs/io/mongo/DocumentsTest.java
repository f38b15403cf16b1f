package dev.arbflow.jobs.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Episode;
import java.math.BigDecimal;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void whatNeverChangesInAnEpisodeIsWrittenOnce() {
        Upsert upsert = Documents.EPISODE.upsert(StoreSamples.open(1));

        assertThat(upsert.id()).isEqualTo("BTC/USD|BITFINEX>BITSTAMP@1700000000123456");
        assertThat(upsert.update().get("$setOnInsert", Document.class))
                .containsEntry("route", "BTC/USD|BITFINEX>BITSTAMP")
                .containsEntry("market", "BTC/USD")
                .containsEntry("buy", "BITFINEX")
                .containsEntry("sell", "BITSTAMP")
                .containsEntry("openedUs", 1_700_000_000_123_456L)
                .containsEntry("openedAt", Instant.parse("2023-11-14T22:13:20.123Z"));
    }

    @Test
    void theRevisionLeadsTheStateAsALong() {
        assertThat(state(StoreSamples.open(7)).entrySet().iterator().next())
                .hasToString("revision=7")
                .satisfies(first -> assertThat(first.getValue()).isInstanceOf(Long.class));
    }

    @Test
    void anOpenEpisodeHasANullCloseReasonAndAClosedOneItsName() {
        assertThat(state(StoreSamples.open(1)))
                .containsEntry("open", true)
                .containsEntry("closeReason", null);
        assertThat(state(StoreSamples.closed(2)))
                .containsEntry("open", false)
                .containsEntry("closeReason", "SPREAD_COLLAPSED")
                .containsEntry("lifetimeMs", 2_500.0);
    }

    @Test
    void amountsStayExact() {
        assertThat(state(StoreSamples.open(1)).get("peak", Document.class))
                .containsEntry("quantity", Decimal128.parse("0.50000000"))
                .containsEntry("profit", Decimal128.parse("31.00"));
    }

    @Test
    void anAmountOfMoreThan34DigitsIsRoundedInsteadOfRefused() {
        assertThat(DocumentFields.decimal(new BigDecimal("1." + "3".repeat(60))))
                .isEqualTo(Decimal128.parse("1." + "3".repeat(33)));
    }

    @Test
    void figuresOfARefusalAreReplacedAndAnUnknownEdgeIsNull() {
        Upsert upsert = Documents.REFUSAL.upsert(StoreSamples.refusal(9, Double.NaN));

        assertThat(upsert.id()).isEqualTo(StoreSamples.refusal(9, 0).id());
        assertThat(upsert.update().get("$setOnInsert", Document.class))
                .containsEntry("reason", "BELOW_FEES")
                .containsEntry("minuteUs", StoreSamples.MINUTE_US);
        assertThat(upsert.update().get("$set", Document.class))
                .containsEntry("samples", 9L)
                .containsEntry("bestGrossBps", 12.5)
                .containsEntry("bestNetBps", null);
    }

    @Test
    void aTradeIsKeptUnderItsPseudonymAndDatedByWhenItHappened() {
        Upsert upsert = Documents.TRADE.upsert(StoreSamples.trade(StoreSamples.OPENED_US));

        assertThat(upsert.id()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(upsert.update().get("$setOnInsert", Document.class))
                .containsEntry("listing", "KRAKEN|BTC/USD")
                .containsEntry("takerSide", "SELL")
                .containsEntry("happenedAt", Instant.parse("2023-11-14T22:13:20.123Z"))
                .containsEntry("exchangeUs", StoreSamples.OPENED_US);
    }

    @Test
    void aTradeWithoutExchangeTimeHappenedWhenItWasReceived() {
        Document fields =
                Documents.TRADE
                        .upsert(StoreSamples.trade(Times.UNKNOWN))
                        .update()
                        .get("$setOnInsert", Document.class);

        assertThat(fields)
                .containsEntry("exchangeUs", null)
                .containsEntry("happenedUs", StoreSamples.OPENED_US + 9_000);
    }

    private static Document state(Episode episode) {
        return Documents.EPISODE
                .upsert(episode)
                .update()
                .get("$max", Document.class)
                .get("state", Document.class);
    }
}
