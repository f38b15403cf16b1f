package dev.arbflow.connector.mail;

import java.io.IOException;

/**
 * Durable memory of accepted mails that, unlike a checkpoint, is written after each of them. With
 * it a crash repeats at most the one mail whose acceptance had no time to be noted.
 */
interface SentJournal {

    /** Remembers nothing, so that only checkpoints tell which mails were sent. */
    SentJournal NONE =
            new SentJournal() {
                @Override
                public boolean contains(String messageId) {
                    return false;
                }

                @Override
                public void record(String messageId) {}
            };

    boolean contains(String messageId);

    void record(String messageId) throws IOException;
}
