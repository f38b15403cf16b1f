package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.alert.EpisodeNews;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Spread;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What operators tell besides their main result. */
final class SideOutputs {

    /** Every comparable route once a second of event time, for charts. */
    static final OutputTag<Spread> SPREADS =
            new OutputTag<>("spreads", TypeInformation.of(Spread.class));

    /** What was left of an episode shortly after it was told. */
    static final OutputTag<FollowUp> FOLLOW_UPS =
            new OutputTag<>("follow-ups", TypeInformation.of(FollowUp.class));

    /** Every version of every episode with what is known of earlier ones, for alerts. */
    static final OutputTag<EpisodeNews> NEWS =
            new OutputTag<>("news", TypeInformation.of(EpisodeNews.class));

    /** Candidates as they begin and end. */
    static final OutputTag<Candidate> CANDIDATES =
            new OutputTag<>("candidates", TypeInformation.of(Candidate.class));

    /** Positive touches that are no episode. */
    static final OutputTag<RefusedMoment> REFUSED =
            new OutputTag<>("refused", TypeInformation.of(RefusedMoment.class));

    private SideOutputs() {}
}
