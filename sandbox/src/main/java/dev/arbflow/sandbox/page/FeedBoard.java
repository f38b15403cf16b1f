package dev.arbflow.sandbox.page;

import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.FeedStatus.State;
import dev.arbflow.sandbox.page.Content.FeedView;
import java.util.Locale;

/** What one feed's connection is doing, and what went wrong with it last. */
final class FeedBoard {
    private FeedStatus connection;
    private FeedStatus trouble;

    void add(FeedStatus status) {
        if (status.subject().equals(FeedStatus.wholeFeed(status.origin().feed()))) {
            connection = status;
        }
        if (status.state() != State.CONNECTED && status.state() != State.LIVE) {
            trouble = status;
        }
    }

    FeedView view(FeedView counted, long eventUs) {
        return new FeedView(
                counted.feed(),
                connection == null ? counted.state() : connection.state().name(),
                trouble == null ? "" : told(trouble),
                trouble == null ? null : Math.max(0, eventUs - trouble.receiveUs()) / 1_000,
                counted.counts(),
                counted.framesPerSecond());
    }

    private static String told(FeedStatus status) {
        String subject = status.subject().substring(status.subject().indexOf('|') + 1);
        String state = status.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String told = subject.equals("*") ? state : subject + ": " + state;
        return status.reason().isEmpty() ? told : told + ", " + status.reason();
    }
}
