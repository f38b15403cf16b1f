package dev.arbflow.jobs.paper;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import org.apache.flink.streaming.api.datastream.DataStream;

/** From episodes and what was left of them to the days of the paper account. */
public final class PaperDays {
    private PaperDays() {}

    /** Builds the graph; there is one account, hence one key. */
    public static DataStream<PaperDay> build(
            DataStream<Episode> episodes, DataStream<FollowUp> followUps, Paper paper) {
        return episodes.keyBy(episode -> PaperFunction.ACCOUNT)
                .connect(followUps.keyBy(followUp -> PaperFunction.ACCOUNT))
                .process(new PaperFunction(paper))
                .uid("paper-account")
                .name("paper account");
    }
}
