package dev.arbflow.jobs.config.settings;

import dev.arbflow.connector.mail.MailAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the form of addresses; whether somebody answers there shows later. */
final class Addresses {
    private static final Pattern BROKERS =
            Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
    private static final Pattern MAIL = Pattern.compile("[^\\s@,<>]+@[^\\s@,<>]+");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

    private Addresses() {}

    static URI websocket(String text) {
        return uri(text, Set.of("ws", "wss"));
    }

    static String http(String text) {
        return web(text).toString();
    }

    static URI web(String text) {
        return uri(text, Set.of("http", "https"));
    }

    /** A path on this machine, which may have spaces, or a file system's own URI. */
    static URI folder(String text) {
        return SCHEME.matcher(text).lookingAt()
                ? URI.create(text)
                : Path.of(text).toAbsolutePath().toUri();
    }

    static String mongo(String text) {
        if (!text.startsWith("mongodb://") && !text.startsWith("mongodb+srv://")) {
            throw new IllegalArgumentException("another scheme");
        }
        return text;
    }

    static String brokers(String text) {
        return matching(BROKERS, text);
    }

    /** One that the mail sink takes. */
    static String mail(String text) {
        return MailAddress.checked(matching(MAIL, text));
    }

    /** The same, alike for all ways to write a domain; what is before it, its server reads. */
    static String receiver(String text) {
        String address = mail(text);
        int at = address.indexOf('@');
        return address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    }

    private static URI uri(String text, Set<String> schemes) {
        URI uri = URI.create(text);
        if (uri.getHost() == null
                || !schemes.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("no host or another scheme");
        }
        return uri;
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("another form");
        }
        return text;
    }
}
