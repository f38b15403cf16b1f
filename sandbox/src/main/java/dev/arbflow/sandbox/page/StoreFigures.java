package dev.arbflow.sandbox.page;

import dev.arbflow.sandbox.page.Content.ClusterView;
import dev.arbflow.sandbox.page.Content.FeedView;
import dev.arbflow.sandbox.page.Content.MailView;
import dev.arbflow.sandbox.page.Content.RefusalView;
import java.util.List;

/**
 * What stores, mailbox and counters of the pipeline say at one moment.
 *
 * @param behindMs how far detection is behind our clock; null where that is not worth saying
 * @param desk what episodes were worth, and what to trust less
 */
record StoreFigures(
        List<RefusalView> refusals,
        List<FeedView> feeds,
        long mailsReceived,
        List<MailView> mails,
        List<ClusterView> clusters,
        Long behindMs,
        DeskFigures desk) {

    /** Nothing has been asked yet. */
    static final StoreFigures NONE =
            new StoreFigures(List.of(), List.of(), 0, List.of(), List.of(), null, DeskFigures.NONE);
}
