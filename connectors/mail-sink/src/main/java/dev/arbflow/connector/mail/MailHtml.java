package dev.arbflow.connector.mail;

/** What the HTML parts of mails have in common. */
public final class MailHtml {
    private MailHtml() {}

    /** A text that shows as it is, between tags and within a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
