package dev.arbflow.connector.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * How one attempt at a mail ended.
 *
 * @param replyCode the server's reply that decided it; 0 or less where there was none
 * @param reason the server's words or what broke; may be of several lines
 * @param accepted whether the server took the mail for at least one recipient
 * @param unsent recipients to try again
 * @param refused recipients the server refuses for good
 * @param byReceiver whether it was decided by answers about recipients, so that a mail to others
 *     may fare better
 */
record DeliveryReport(
        DeliveryOutcome outcome,
        int replyCode,
        String reason,
        boolean accepted,
        List<InternetAddress> unsent,
        List<InternetAddress> refused,
        boolean byReceiver) {
    private static final int NO_REPLY = 0;

    static DeliveryReport ofSuccess() {
        return new DeliveryReport(
                DeliveryOutcome.ACCEPTED, 250, "accepted", true, List.of(), List.of(), false);
    }

    /** The connection could not be made. */
    static DeliveryReport ofFailedConnection(IOException failure, List<InternetAddress> asked) {
        DeliveryOutcome outcome = DeliveryOutcome.ofFailedConnection(failure);
        return ofWhole(outcome, NO_REPLY, failure.toString(), asked);
    }

    /** The connection was made, but greeting, STARTTLS or login failed. */
    static DeliveryReport ofFailedLogin(
            MessagingException failure, int lastReplyCode, List<InternetAddress> asked) {
        if (failure.getNextException() instanceof IOException broken
                && !(failure instanceof AuthenticationFailedException)) {
            return ofFailedConnection(broken, asked);
        }
        DeliveryOutcome outcome = DeliveryOutcome.ofFailedLogin(lastReplyCode);
        return ofWhole(outcome, lastReplyCode, failure.getMessage(), asked);
    }

    /** The mail was refused, by some or all recipients' servers or as a whole, or cut off. */
    static DeliveryReport ofFailedSend(MessagingException failure, List<InternetAddress> asked) {
        boolean taken = false;
        if (failure instanceof SMTPSendFailedException whole) {
            int code = whole.getReturnCode();
            taken = DeliveryOutcome.ofReply(code) == DeliveryOutcome.ACCEPTED;
            if (!taken) {
                return ofWhole(DeliveryOutcome.ofReply(code), code, whole.getMessage(), asked);
            }
        }
        List<SMTPAddressFailedException> refusals = refusalsIn(failure);
        if (refusals.isEmpty()) {
            return ofWhole(DeliveryOutcome.RETRY, NO_REPLY, reasonOf(failure), asked);
        }
        return ofRefusals(refusals, taken, asked);
    }

    private static DeliveryReport ofWhole(
            DeliveryOutcome outcome, int replyCode, String reason, List<InternetAddress> asked) {
        List<InternetAddress> none = List.of();
        boolean refused = outcome == DeliveryOutcome.REJECTED;
        return new DeliveryReport(
                outcome,
                replyCode,
                reason,
                false,
                refused ? none : asked,
                refused ? asked : none,
                false);
    }

    private static DeliveryReport ofRefusals(
            List<SMTPAddressFailedException> refusals, boolean taken, List<InternetAddress> asked) {
        List<InternetAddress> unsent = new ArrayList<>();
        List<InternetAddress> refused = new ArrayList<>();
        for (SMTPAddressFailedException refusal : refusals) {
            int code = refusal.getReturnCode();
            switch (DeliveryOutcome.ofReply(code)) {
                case FAIL_JOB -> {
                    return ofWhole(DeliveryOutcome.FAIL_JOB, code, refusal.getMessage(), asked);
                }
                case REJECTED -> refused.add(refusal.getAddress());
                default -> unsent.add(refusal.getAddress());
            }
        }
        DeliveryOutcome settled = taken ? DeliveryOutcome.ACCEPTED : DeliveryOutcome.REJECTED;
        SMTPAddressFailedException first = refusals.get(0);
        return new DeliveryReport(
                unsent.isEmpty() ? settled : DeliveryOutcome.RETRY,
                first.getReturnCode(),
                first.getMessage(),
                taken,
                unsent,
                refused,
                true);
    }

    /** Angus Mail chains one exception for each recipient that was refused. */
    private static List<SMTPAddressFailedException> refusalsIn(MessagingException failure) {
        List<SMTPAddressFailedException> refusals = new ArrayList<>();
        Exception next = failure.getNextException();
        while (next instanceof MessagingException chained) {
            if (chained instanceof SMTPAddressFailedException refusal) {
                refusals.add(refusal);
            }
            next = chained.getNextException();
        }
        return refusals;
    }

    private static String reasonOf(MessagingException failure) {
        Exception cause = failure.getNextException();
        return cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause;
    }
}
