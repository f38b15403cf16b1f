package dev.arbflow.market.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Listing;
import org.junit.jupiter.api.Test;

/** Pairs, neighbours and candidates. */
class SimilarityTest {
    private static final WindowRef KRAKEN = window("KRAKEN|BTC/USD", 100, 160, 20_000);
    private static final WindowRef BITSTAMP = window("BITSTAMP|BTC/USD", 105, 165, 20_100);
    private static final SimilarPair PAIR = new SimilarPair(KRAKEN, BITSTAMP, 0.3);
    private static final PastDifferences PAST = new PastDifferences(2_000_000, 0.75, 10);

    @Test
    void aDiscordIsFurtherThanSomethingAndDoesNotOverlapWithItsNearest() {
        WindowRef later = window("KRAKEN|BTC/USD", 160, 220, 20_000);
        Discord discord = new Discord(later, KRAKEN, 1.2, 400, 1_000, 0);

        assertThat(discord.id()).isEqualTo(later.id());
        assertThat(discord.correlation()).isCloseTo(0.28, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Discord(BITSTAMP, KRAKEN, 1.2, 400, 1_000, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Discord(later, KRAKEN, 1.2, 400, 3, 3));
    }

    @Test
    void aWindowIsNamedLikeTheOneItCameFrom() {
        double[] features = new double[Feature.COUNT];
        FeatureWindow window =
                new FeatureWindow(
                        Listing.parse("KRAKEN|BTC/USD"),
                        100,
                        160,
                        FeatureWindow.Completeness.COMPLETE,
                        features,
                        features,
                        1,
                        new double[64],
                        20_000);

        WindowRef named = WindowRef.of(new ClusteredWindow(window, 7, 2, 0.5));

        assertThat(named.id()).isEqualTo(window.id());
        assertThat(named).isEqualTo(KRAKEN);
        assertThat(named.lengthUs()).isEqualTo(60);
    }

    @Test
    void aWindowIsNotEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> window("KRAKEN|BTC/USD", 5, 5, 1));
    }

    @Test
    void aPairIsOfTwoListings() {
        assertThat(PAIR.id()).isEqualTo("KRAKEN|BTC/USD@160~BITSTAMP|BTC/USD@165");
        assertThat(PAIR.lagUs()).isEqualTo(5);
        assertThat(PAIR.correlation()).isCloseTo(0.955, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarPair(KRAKEN, KRAKEN, 0))
                .withMessageContaining("KRAKEN|BTC/USD twice");
    }

    @Test
    void aNeighbourHadEndedBeforeTheQueryBegan() {
        WindowRef earlier = window("BITSTAMP|BTC/USD", 40, 100, 19_000);
        Neighbour neighbour = new Neighbour(KRAKEN, 2, earlier, 2, Neighbour.UNKNOWN, Double.NaN);

        assertThat(neighbour.id()).isEqualTo("KRAKEN|BTC/USD@160#2");
        assertThat(neighbour.agoUs()).isEqualTo(60);
        assertThat(neighbour.correlation()).isEqualTo(-1); // mirrored
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neighbour(KRAKEN, 1, BITSTAMP, 0, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neighbour(KRAKEN, 0, earlier, 0, 0, 1));
    }

    @Test
    void aCandidateBuysWhereItIsCheaper() {
        WindowRef cheap = window("BITSTAMP|BTC/USD", 110, 170, 20_000);
        WindowRef dear = window("KRAKEN|BTC/USD", 110, 170, 20_100);
        PatternCandidate candidate = new PatternCandidate(PAIR, cheap, dear, 40, "fees-1", PAST);

        assertThat(candidate.route()).hasToString("BTC/USD|BITSTAMP>KRAKEN");
        assertThat(candidate.grossBps()).isCloseTo(50, within(1e-9));
        assertThat(candidate.timeUs()).isEqualTo(170);
        assertThat(candidate.agoUs()).isEqualTo(5);
        assertThat(candidate.id()).isEqualTo("BITSTAMP|BTC/USD@170~KRAKEN|BTC/USD@170");
    }

    @Test
    void aCandidateComparesOneMarketAtOneMomentNotBeforeTheVenuesMovedAlike() {
        WindowRef now = window("BITSTAMP|BTC/USD", 110, 170, 20_000);
        refusesCandidate(now, window("KRAKEN|ETH/USD", 110, 170, 1_000), "one market");
        refusesCandidate(now, window("KRAKEN|BTC/USD", 110, 171, 20_100), "one moment");
        WindowRef early = window("BITSTAMP|BTC/USD", 100, 164, 20_000);
        refusesCandidate(early, window("KRAKEN|BTC/USD", 100, 164, 20_100), "known");
    }

    @Test
    void whatIsUnknownSpeaksForNothingAndEachPartCountsAThird() {
        WindowRef cheap = window("BITSTAMP|BTC/USD", 110, 170, 20_000);
        WindowRef dear = window("KRAKEN|BTC/USD", 110, 170, 20_100);

        // 0.955 alike, three quarters expected to go, 10 bps above the fees at a deviation of 10
        assertThat(new PatternCandidate(PAIR, cheap, dear, 40, "fees-1", PAST).score())
                .isCloseTo((0.955 + 0.75 + 0.5) / 3, within(1e-9));
        assertThat(new PatternCandidate(null, cheap, dear, 40, "fees-1", PAST).score())
                .isCloseTo((0.75 + 0.5) / 3, within(1e-9));
        assertThat(
                        new PatternCandidate(
                                        null, cheap, dear, 40, "fees-1", PastDifferences.UNKNOWN)
                                .score())
                .isZero();
        SimilarPair mirrored = new SimilarPair(KRAKEN, BITSTAMP, 2);
        assertThat(
                        new PatternCandidate(
                                        mirrored,
                                        cheap,
                                        dear,
                                        40,
                                        "fees-1",
                                        PastDifferences.UNKNOWN)
                                .score())
                .isZero();
    }

    private static void refusesCandidate(WindowRef buy, WindowRef sell, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PatternCandidate(PAIR, buy, sell, 40, "fees-1", PAST))
                .withMessageContaining(why);
    }

    private static WindowRef window(String listing, long startUs, long endUs, double mid) {
        return new WindowRef(Listing.parse(listing), startUs, endUs, 7, 2, mid);
    }
}
