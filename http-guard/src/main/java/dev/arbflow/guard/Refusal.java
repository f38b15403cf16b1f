package dev.arbflow.guard;

/** Why a request is not answered. */
public enum Refusal {
    /** Addressed by a name that is not ours, as after DNS rebinding. */
    FOREIGN_HOST(421, "ask for one of this server's own names: Host"),
    /** Sent by a page that is not ours. */
    FOREIGN_PAGE(403, "pages of other origins get no answer: Origin, Sec-Fetch-Site");

    private final int status;
    private final String text;

    Refusal(int status, String text) {
        this.status = status;
        this.text = text;
    }

    /** The status that HTTP has for it. */
    public int status() {
        return status;
    }

    /** What to tell whoever asked, with the headers that it was judged by. */
    public String text() {
        return text;
    }
}
