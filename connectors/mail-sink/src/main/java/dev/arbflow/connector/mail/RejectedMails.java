package dev.arbflow.connector.mail;

/** What becomes of a mail that the server refuses for good (a 5xx reply). */
public enum RejectedMails {
    /** Counted in {@code mailsRejected}, logged once a reply code, and left behind. */
    COUNT,
    /** The job fails. The mail is sent again after the restart, so it has to become acceptable. */
    FAIL
}
