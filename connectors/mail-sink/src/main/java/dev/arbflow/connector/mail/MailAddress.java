package dev.arbflow.connector.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** What a {@link MailSink} takes for an address, also for whoever must know before there is one. */
public final class MailAddress {
    private MailAddress() {}

    /**
     * The same text.
     *
     * @throws IllegalArgumentException if the sink would refuse it
     */
    public static String checked(String text) {
        parse("given", text);
        return text;
    }

    static InternetAddress parse(String option, String text) {
        Checks.check(text != null, "mail address '" + option + "' is missing");
        try {
            InternetAddress address = new InternetAddress(text, true);
            Checks.check(
                    StandardCharsets.US_ASCII.newEncoder().canEncode(address.getAddress()),
                    "mail address '" + option + "' must be ASCII: " + text);
            // Encodes the name as RFC 2047 asks; parsing alone leaves it as it was written.
            address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
            return address;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException(
                    "mail address '" + option + "' is not one: " + text, e);
        }
    }
}
