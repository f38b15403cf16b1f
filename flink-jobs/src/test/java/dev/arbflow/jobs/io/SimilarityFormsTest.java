package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.Upsert;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PastDifferences;
import dev.arbflow.market.behaviour.PatternCandidate;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What moved alike, as documents and as points. */
class SimilarityFormsTest {

    @Test
    void aPairNamesBothWindows() {
        Upsert upsert = Documents.PAIR.upsert(SimilaritySamples.pair());

        assertThat(upsert.id())
                .isEqualTo("BITFINEX|BTC/USD@1700000000122956~BITSTAMP|BTC/USD@1700000000123456");
        assertThat(fields(upsert))
                .containsEntry("at", Instant.parse("2023-11-14T22:13:20.123Z"))
                .containsEntry("atUs", StoreSamples.OPENED_US)
                .containsEntry("lagUs", 500L)
                .containsEntry("distance", 0.25)
                .containsEntry("correlation", 0.96875)
                .containsEntry("market", "BTC/USD");
        assertThat(fields(upsert).get("first", Document.class))
                .containsEntry("listing", "BITFINEX|BTC/USD")
                .containsEntry("modelVersion", 3L)
                .containsEntry("cluster", 5)
                .containsEntry("lastMid", 20_000.0);
    }

    @Test
    void aNeighbourSaysWhatFollowedOrNull() {
        Upsert known = Documents.NEIGHBOUR.upsert(SimilaritySamples.neighbour(4));
        Upsert unknown =
                Documents.NEIGHBOUR.upsert(
                        SimilaritySamples.neighbour(Neighbour.UNKNOWN, Double.NaN));

        assertThat(known.id())
                .isEqualTo("BITSTAMP|BTC/USD@1700000000123456#1")
                .isEqualTo(unknown.id());
        assertThat(fields(known))
                .containsEntry("market", "BTC/USD")
                .containsEntry("rank", 1)
                .containsEntry("agoMs", 60_001.0)
                .containsEntry("followedBy", 4)
                .containsEntry("baseRate", 0.375);
        assertThat(fields(known).get("earlier", Document.class))
                .containsEntry("listing", "KRAKEN|BTC/USD")
                .containsEntry("lastMid", 20_100.0);
        assertThat(fields(unknown))
                .containsEntry("followedBy", null)
                .containsEntry("baseRate", null);
        assertThat(fields(unknown).get("earlier", Document.class)).containsEntry("lastMid", null);
    }

    @Test
    void aCandidateSaysWhatItWouldTake() {
        Upsert upsert = Documents.CANDIDATE.upsert(SimilaritySamples.candidate());

        assertThat(fields(upsert))
                .containsEntry("route", "BTC/USD|BITFINEX>BITSTAMP")
                .containsEntry("grossBps", 1_250.0)
                .containsEntry("agoUs", 3_000_000L)
                .containsEntry("breakEvenBps", 40.25)
                .containsEntry("halfLifeMs", 2_500.0)
                .containsEntry("fading", 0.75)
                .containsEntry("deviationBps", 1.5)
                .containsEntry("feeVersion", "fees-7");
        assertThat(fields(upsert).get("buyWindow", Document.class))
                .containsEntry("listing", "BITFINEX|BTC/USD");
    }

    @Test
    void aCandidateOfVenuesNotSeenMovingAlikeHasNullsAndNoPair() {
        PatternCandidate known = SimilaritySamples.candidate();
        PatternCandidate unknown =
                new PatternCandidate(
                        null,
                        known.buy(),
                        known.sell(),
                        known.breakEvenBps(),
                        known.feeVersion(),
                        PastDifferences.UNKNOWN);

        assertThat(fields(Documents.CANDIDATE.upsert(unknown)))
                .containsEntry("score", 0.0)
                .containsEntry("agoUs", null)
                .containsEntry("distance", null)
                .containsEntry("correlation", null)
                .containsEntry("halfLifeMs", null)
                .containsEntry("grossBps", 1_250.0);
        assertThat(Points.PATTERN_CANDIDATE.point(unknown).toLineProtocol())
                .contains("grossBps=1250.0", "score=0.0")
                .doesNotContain("agoMs", "distance", "halfLifeMs");
    }

    @Test
    void aDiscordSaysOfHowManyMomentsItIsTheFurthest() {
        Upsert upsert = Documents.DISCORD.upsert(SimilaritySamples.discord());

        assertThat(upsert.id()).isEqualTo("BITSTAMP|BTC/USD@1700000000123456");
        assertThat(fields(upsert))
                .containsEntry("market", "BTC/USD")
                .containsEntry("distance", 1.25)
                .containsEntry("correlation", 0.21875)
                .containsEntry("among", 40_000)
                .containsEntry("moments", 1_200)
                .containsEntry("asFar", 0);
        assertThat(fields(upsert).get("nearest", Document.class))
                .containsEntry("listing", "KRAKEN|BTC/USD");
        assertThat(Points.DISCORD.point(SimilaritySamples.discord()).toLineProtocol())
                .isEqualTo(
                        "discord,market=BTC/USD,venue=BITSTAMP"
                                + " asFar=0i,correlation=0.21875,distance=1.25,moments=1200i"
                                + " 1700000000123456000");
    }

    @Test
    void pointsStandAtTheEndOfTheLaterWindow() {
        assertThat(Points.SIMILAR_PAIR.point(SimilaritySamples.pair()).toLineProtocol())
                .isEqualTo(
                        "similar_pair,first=BITFINEX|BTC/USD,second=BITSTAMP|BTC/USD"
                                + " correlation=0.96875,distance=0.25,lagMs=0.5"
                                + " 1700000000123456000");
        assertThat(Points.NEIGHBOUR.point(SimilaritySamples.neighbour(4)).toLineProtocol())
                .isEqualTo(
                        "neighbour,market=BTC/USD,rank=1,venue=BITSTAMP"
                                + " agoMs=60001.0,baseRate=0.375,cluster=5i,distance=0.125,followedBy=4i"
                                + " 1700000000123456000");
        assertThat(Points.PATTERN_CANDIDATE.point(SimilaritySamples.candidate()).toLineProtocol())
                .isEqualTo(
                        "pattern_candidate,buy=BITFINEX,market=BTC/USD,sell=BITSTAMP"
                                + " agoMs=3000.0,breakEvenBps=40.25,distance=0.25,grossBps=1250.0"
                                + ",halfLifeMs=2500.0,score=0.9058372033023736"
                                + " 1700000003123456000");
    }

    @Test
    void aPointLeavesOutAnUnknownSuccessor() {
        assertThat(
                        Points.NEIGHBOUR
                                .point(SimilaritySamples.neighbour(Neighbour.UNKNOWN))
                                .toLineProtocol())
                .doesNotContain("followedBy", "baseRate");
    }

    private static Document fields(Upsert upsert) {
        return upsert.update().get("$set", Document.class);
    }
}
