package dev.arbflow.connector.websocket.venue.session;

import java.time.Duration;

/**
 * What a venue allows its clients and what they may expect of it.
 *
 * @param listingsPerConnection markets that one connection carries at most
 * @param deadAfter silence after which a connection is given up: from the interval at which the
 *     venue speaks unasked or answers a ping
 * @param sending how fast it may be sent messages on one connection
 * @param trades how to tell that its channels of trades have died
 * @param secondLook how old a book may become; zero where the venue says if one is incomplete
 */
public record VenueLimits(
        int listingsPerConnection,
        Duration deadAfter,
        TokenBucket.Rate sending,
        TradesPulse trades,
        Duration secondLook) {

    /** What was sent before a maintenance began may arrive so much later; other data ends it. */
    public static final Duration STRAGGLERS = Duration.ofSeconds(5);

    /** No venue here publishes a limit below eight messages a second, twenty at once. */
    private static final TokenBucket.Rate EIGHT_A_SECOND =
            new TokenBucket.Rate(20, Duration.ofMillis(125));

    /** A venue without limits of its own but these. */
    public static VenueLimits of(int listingsPerConnection, Duration deadAfter) {
        return new VenueLimits(
                listingsPerConnection,
                deadAfter,
                EIGHT_A_SECOND,
                TradesPulse.unknown(),
                SecondLook.NEVER);
    }

    /** The same for a venue that takes so many messages when a connection opens. */
    public VenueLimits opening(int messages) {
        return new VenueLimits(
                listingsPerConnection,
                deadAfter,
                new TokenBucket.Rate(messages, sending.every()),
                trades,
                secondLook);
    }

    /** The same for a venue that speaks on each channel at least so often. */
    public VenueLimits channelsBeat(Duration within) {
        return with(TradesPulse.beating(within), secondLook);
    }

    /** The same for a venue whose trades need not be asked for because they are quiet. */
    public VenueLimits tradesWatchedElsewhere() {
        return with(TradesPulse.watchedElsewhere(), secondLook);
    }

    /** The same for a venue that sends neither sequence numbers nor checksums with its books. */
    public VenueLimits booksBeginAnewEvery(Duration age) {
        return with(trades, age);
    }

    private VenueLimits with(TradesPulse newTrades, Duration newSecondLook) {
        return new VenueLimits(listingsPerConnection, deadAfter, sending, newTrades, newSecondLook);
    }
}
