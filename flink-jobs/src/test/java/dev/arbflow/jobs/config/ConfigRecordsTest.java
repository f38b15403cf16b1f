package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConfigRecordsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Subscription KRAKEN =
            new Subscription(
                    Feed.KRAKEN,
                    Optional.empty(),
                    List.of(Listing.parse("KRAKEN|BTC/USD")),
                    25,
                    false);

    @Test
    void impossibleValuesAreRefusedByName() {
        refused("dedup-expected-ids", () -> new Dedup(0, 0.1, SECOND));
        refused("dedup-rotation-ms", () -> new Dedup(1, 0.1, Duration.ZERO));
        refused("price-slide-ms", () -> new Prices(SECOND, Duration.ZERO, SECOND, SECOND));
        refused("price-late-ms", () -> new Prices(SECOND, SECOND, Duration.ofMillis(-1), SECOND));
        refused(
                "trade-out-of-orderness-ms",
                () -> new Prices(SECOND, SECOND, SECOND, Duration.ofMillis(-1)));
        refused("kafka-partitions", () -> kafka(0));
        refused("kafka-partitions", () -> kafka(Kafka.MAX_PARTITIONS + 1));
        refused("kafka-retention-bytes", () -> kafka(1, Kafka.SEGMENT_BYTES - 1));
        refused("max-lag-ms", () -> limits(SECOND, SECOND.plusMillis(1), SECOND));
        refused("max-skew-ms", () -> limits(SECOND, SECOND, SECOND.plusMillis(1)));
        refused("book-depth", () -> subscription(0));
        refused("book-depth", () -> subscription(101));
        refused(
                "has no market",
                () -> new Subscription(Feed.KRAKEN, Optional.empty(), List.of(), 25, false));
        refused("at least one feed", () -> new Venues(List.of(), Optional.empty()));
        refused(
                "alert-to",
                () ->
                        new Mail(
                                "h",
                                25,
                                Mail.Tls.NONE,
                                Optional.empty(),
                                "a@b",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    private static LegLimits limits(Duration maxAge, Duration maxLag, Duration maxSkew) {
        return new LegLimits(maxAge, SECOND, maxLag, SECOND, maxSkew, 1, 1);
    }

    @Test
    void secretsAreEqualByValueAndNeverShown() {
        Secret secret = new Secret("hidden");

        assertThat(secret).isEqualTo(new Secret("hidden")).hasSameHashCodeAs(new Secret("hidden"));
        assertThat(secret).isNotEqualTo(new Secret("other")).isNotEqualTo("hidden");
        assertThat(secret).hasToString("***");
    }

    private static Kafka kafka(int partitions) {
        return kafka(partitions, Kafka.SEGMENT_BYTES);
    }

    private static Kafka kafka(int partitions, long retentionBytes) {
        return new Kafka(
                "h:1",
                "g",
                "",
                partitions,
                retentionBytes,
                Kafka.Start.EARLIEST,
                Kafka.End.NEVER,
                SECOND,
                KafkaSecurity.NONE);
    }

    private static Subscription subscription(int depth) {
        return new Subscription(Feed.KRAKEN, Optional.empty(), KRAKEN.listings(), depth, false);
    }

    private static void refused(String name, ThrowingCallable construction) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
