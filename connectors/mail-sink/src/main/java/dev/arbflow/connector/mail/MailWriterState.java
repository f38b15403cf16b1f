package dev.arbflow.connector.mail;

import java.util.List;

/**
 * What a writer leaves in a checkpoint.
 *
 * @param sentIds Message-IDs of the last accepted mails, the oldest first
 * @param pending mails taken from the input but not yet accepted by the server, in their order
 */
record MailWriterState(List<String> sentIds, List<MailMessage> pending) {
    MailWriterState {
        sentIds = List.copyOf(sentIds);
        pending = List.copyOf(pending);
    }
}
