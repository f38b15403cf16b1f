package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.Rules;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fault matrix is judged: a feed with one mistake built in is found out, in a row in which the
 * feed without it is flawless.
 */
class FeedMutantsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A mistake, where it is made, and what the matrix must say of it. */
    private record Mutant(
            String name,
            UnaryOperator<VenueProtocol> mistake,
            Feed feed,
            String row,
            String complaint) {
        @Override
        public String toString() {
            return name + " on " + feed;
        }
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isFoundOut(Mutant mutant) {
        assertThat(complaints(mutant.row, mutant.feed, mutant.mistake))
                .singleElement()
                .asString()
                .containsPattern(mutant.complaint);
    }

    /** The other rows are played by {@link FaultMatrixTest}. */
    @ParameterizedTest
    @ValueSource(strings = {"2 % of frames lost", "everything silent but heartbeats"})
    void noneOfItIsSaidOfTheFeedAsItIs(String row) {
        assertThat(complaints(row, Feed.KRAKEN, UnaryOperator.identity())).isEmpty();
    }

    static Stream<Mutant> mutants() {
        return Stream.of(
                new Mutant(
                        "checksum ignored",
                        FeedMutations::checksumIgnored,
                        Feed.KRAKEN,
                        "2 % of frames lost",
                        "a wrong book believed"),
                new Mutant(
                        "missing numbers ignored",
                        FeedMutations::gapsIgnored,
                        Feed.KRAKEN,
                        "silent trades",
                        "trades lost without a word"),
                new Mutant(
                        "snapshot applied late",
                        FeedMutations::snapshotLate,
                        Feed.COINBASE,
                        "connection cut",
                        "a wrong book believed"),
                new Mutant(
                        "sides swapped",
                        FeedMutations::sidesSwapped,
                        Feed.BITSTAMP,
                        "connection cut",
                        "trades that never happened"),
                new Mutant(
                        "prices scaled",
                        FeedMutations::pricesScaled,
                        Feed.BITFINEX,
                        "connection cut",
                        "a wrong book believed"),
                new Mutant(
                        "stamped with our clock",
                        FeedMutations::stampedNow,
                        Feed.KRAKEN,
                        "late by 2 s",
                        "trades that never happened, episodes"),
                new Mutant(
                        "silence taken for calm",
                        FeedMutations::silenceIgnored,
                        Feed.KRAKEN,
                        "everything silent but heartbeats",
                        "episodes"),
                new Mutant(
                        "deleted levels kept",
                        FeedMutations::deletedLevelsKept,
                        Feed.COINBASE,
                        "connection cut",
                        "a wrong book believed"));
    }

    private static List<String> complaints(
            String row, Feed feed, UnaryOperator<VenueProtocol> reading) {
        return FaultMatrix.play(
                        row::equals,
                        List.of(feed),
                        new Reading(reading, PATIENCE),
                        Rules.DETECTION,
                        said -> {})
                .complaints();
    }
}
