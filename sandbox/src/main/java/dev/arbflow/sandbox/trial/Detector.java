package dev.arbflow.sandbox.trial;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.MailCheck;
import java.util.List;

/** Something that looks for episodes in what reached a client; what a trial judges. */
@FunctionalInterface
public interface Detector {

    /**
     * What it found.
     *
     * @param episodes every version of each
     * @param refusals by minute
     * @param candidates as they began and ended
     * @param followUps what was left of each episode shortly after it was told
     * @param alerts behind the cool-down
     * @param mails about them, as they were received
     */
    record Findings(
            List<Episode> episodes,
            List<Refusal> refusals,
            List<Candidate> candidates,
            List<FollowUp> followUps,
            List<Alert> alerts,
            List<MailCheck.Mail> mails) {}

    /**
     * Looks at everything.
     *
     * @param deliveries by the time they were received
     * @param detection thresholds, fees and limits
     */
    Findings detect(List<Delivery> deliveries, Detection detection) throws Exception;
}
