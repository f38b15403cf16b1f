package dev.arbflow.jobs;

import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where ArbitrageJob puts things.
 *
 * @param documents the archive
 * @param points the time series
 * @param episodesTopic the log of episodes
 * @param candidatesTopic the ledger of candidates
 * @param followUpsTopic what was left of episodes shortly after they were told
 * @param paperTopic results of the paper account
 * @param cycles what is found of cycles
 * @param mails what a person hears of
 */
public record ArbitrageSinks(
        Documents documents,
        Points points,
        Sink<Episode> episodesTopic,
        Sink<Candidate> candidatesTopic,
        Sink<FollowUp> followUpsTopic,
        Sink<PaperDay> paperTopic,
        Cycles cycles,
        Sink<Letter> mails) {

    /** What is found of cycles, where they are looked for. */
    public record Cycles(
            Sink<CycleEpisode> documents,
            Sink<CycleCandidate> ledger,
            Sink<CycleEpisode> points,
            Sink<CycleEpisode> topic) {}

    /** Documents, written idempotently. */
    public record Documents(
            Sink<Episode> episodes,
            Sink<Refusal> refusals,
            Sink<Candidate> candidates,
            Sink<FollowUp> followUps,
            Sink<PaperDay> paper,
            Sink<PublishedTrade> trades) {}

    /** Points, written idempotently. */
    public record Points(
            Sink<Quote> quotes,
            Sink<StampedTrade> trades,
            Sink<Spread> spreads,
            Sink<Episode> episodes,
            Sink<PriceWindow> priceWindows,
            Sink<IndicativeSpread> indicative,
            Sink<Refusal> refusals,
            Sink<Candidate> candidates,
            Sink<FollowUp> followUps,
            Sink<PaperDay> paper) {}
}
