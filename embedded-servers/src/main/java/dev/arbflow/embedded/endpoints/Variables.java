package dev.arbflow.embedded.endpoints;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one reading of the variables that name servers: without the blanks around a value, and with a
 * blank one as good as none, since Compose hands on what is not set as an empty text.
 *
 * @param environment may hold passwords
 */
record Variables(Map<String, String> environment) {
    private static final int SUBMISSION_PORT = 587;

    /** The value of a variable; empty if it is not set. */
    Optional<String> of(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /**
     * The value of a variable that somebody has found to be set.
     *
     * @throws IllegalStateException if it is not
     */
    String required(String name) {
        return of(name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    /**
     * The mail server in {@code SMTP_SERVER}, as the jobs would speak to it; empty if there is
     * none.
     *
     * @throws NumberFormatException if {@code SMTP_PORT} is no number
     */
    Optional<MailServer> mailServer() {
        return of("SMTP_SERVER").map(this::mailServer);
    }

    private MailServer mailServer(String host) {
        String from = of("ALERT_FROM").orElse("arbflow@localhost");
        return new MailServer(
                host,
                of("SMTP_PORT").map(Integer::parseInt).orElse(SUBMISSION_PORT),
                of("SMTP_TLS").orElse("starttls").toLowerCase(Locale.ROOT),
                of("SMTP_USER").map(user -> new MailServer.Login(user, of("SMTP_PASS").orElse(""))),
                of("TLS_CA_FILE").map(Path::of),
                from,
                list(of("ALERT_TO").orElse(from)),
                Optional.empty());
    }

    private static List<String> list(String values) {
        return Arrays.stream(values.split(","))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return "variables"; // they may hold passwords
    }
}
