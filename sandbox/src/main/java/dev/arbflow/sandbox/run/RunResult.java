package dev.arbflow.sandbox.run;

import dev.arbflow.sandbox.run.outcome.Summary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a run.
 *
 * @param summary all figures
 * @param judged what the oracle says; empty without one
 * @param paper what the paper account has told, and whether that is right
 * @param compared whose contents must be what the jobs have counted
 * @param repeatedMails how many mails came although they had come before
 * @param wrongHints what INDICATIVE mails say that cannot be right
 * @param restarts how often a job was restarted
 */
public record RunResult(
        Summary summary,
        Optional<MarketFeed.Judged> judged,
        PaperVerdict paper,
        Set<Part> compared,
        long repeatedMails,
        List<String> wrongHints,
        long restarts) {}
