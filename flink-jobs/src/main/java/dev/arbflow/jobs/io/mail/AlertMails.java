package dev.arbflow.jobs.io.mail;

import dev.arbflow.connector.mail.MailMessage;
import dev.arbflow.connector.mail.MailOptions;
import dev.arbflow.connector.mail.MailOptionsBuilder;
import dev.arbflow.connector.mail.MailSink;
import dev.arbflow.connector.mail.TlsMode;
import dev.arbflow.jobs.alert.HeldBack;
import dev.arbflow.jobs.alert.IndicativeAlert;
import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Alerts and hints as mails with plain text and HTML, recognised after a replay by their
 * Message-ID.
 */
public final class AlertMails {
    private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]+)>?\\s*$");

    private AlertMails() {}

    /**
     * A sink that sends a mail per letter, dated by what it tells of; to be used with parallelism
     * 1.
     *
     * @param origin what each mail says of the data
     * @throws ConfigError if an address or the server cannot be used
     */
    public static Sink<Letter> to(Mail mail, DataOrigin origin) {
        String domain = domain(mail.from());
        URI dashboard = mail.dashboard().orElse(null); // Optional cannot travel to a task
        try {
            return new MailSink<>(
                    options(mail), letter -> message(letter, origin, domain, dashboard));
        } catch (IllegalArgumentException e) {
            throw new ConfigError(e.getMessage(), e);
        }
    }

    static MailMessage message(Letter letter, DataOrigin origin, String domain, URI dashboard) {
        MailMessage toAll = toAll(letter, origin, domain, dashboard);
        return letter.to() == null
                ? toAll
                : toAll.addressedTo(
                        letter.to(), MailMessage.idFrom(toAll.messageId() + letter.to(), domain));
    }

    private static MailMessage toAll(
            Letter letter, DataOrigin origin, String domain, URI dashboard) {
        if (letter.notice() == null) {
            return heldBack(letter, origin, domain, dashboard);
        }
        return letter.notice().kind() == AlertKind.INDICATIVE
                ? message(letter.notice().indicative(), origin, domain, dashboard)
                : message(letter.notice().alert(), letter.suspects(), origin, domain, dashboard);
    }

    private static MailMessage heldBack(
            Letter letter, DataOrigin origin, String domain, URI dashboard) {
        HeldBack heldBack = letter.heldBack();
        String name = "HELD BACK|" + heldBack.sinceUs() + "|" + heldBack.untilUs();
        return message(
                MailMessage.idFrom(name, domain),
                new HeldBackText(
                                heldBack,
                                letter.suspects(),
                                letter.days(),
                                origin,
                                Optional.ofNullable(dashboard))
                        .card(),
                heldBack.untilUs());
    }

    static MailMessage message(
            IndicativeAlert alert, DataOrigin origin, String domain, URI dashboard) {
        return message(
                MailMessage.idFrom(nameOf(alert), domain),
                new IndicativeText(alert, origin, Optional.ofNullable(dashboard)).card(),
                alert.untilUs());
    }

    private static MailMessage message(String id, Card card, long timeUs) {
        return MailMessage.plain(id, card.subject(), card.plain())
                .withHtml(card.html())
                .at(time(timeUs));
    }

    static MailMessage message(
            Alert alert,
            List<SuspectActivity> suspects,
            DataOrigin origin,
            String domain,
            URI dashboard) {
        AlertText text = new AlertText(alert, suspects, origin, Optional.ofNullable(dashboard));
        return MailMessage.plain(
                        MailMessage.idFrom(nameOf(alert), domain), text.subject(), text.plain())
                .withHtml(text.html())
                .at(time(alert.happenedUs()));
    }

    private static Instant time(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
    }

    /** A market has one at a time. */
    private static String nameOf(IndicativeAlert alert) {
        return alert.feed() + "|" + alert.market().code() + "|INDICATIVE|" + alert.untilUs();
    }

    /**
     * Names an opening and an end, of which a cause has one each, as it, and each peak by itself.
     */
    private static String nameOf(Alert alert) {
        Episode episode = alert.episode();
        return switch (alert.kind()) {
            case OPENED -> alert.cause().id();
            case PEAK -> episode.id() + "|PEAK|" + episode.revision();
            case CLOSED -> alert.cause().id() + "|CLOSED";
        };
    }

    /** Right side of Message-IDs, so that two installations never share one. */
    static String domain(String from) {
        Matcher domain = DOMAIN.matcher(from);
        return domain.find() ? domain.group(1) : "localhost";
    }

    static MailOptions options(Mail mail) {
        MailOptionsBuilder options =
                MailOptions.builder()
                        .server(mail.server(), mail.port())
                        .tls(tls(mail.tls()))
                        .from(mail.from())
                        .to(mail.to().toArray(String[]::new));
        mail.digestAfter().ifPresent(options::digestAfter);
        mail.journal().ifPresent(folder -> options.journal(folder.toString()));
        mail.login().ifPresent(login -> options.login(login.user(), login.password().reveal()));
        mail.caFile().ifPresent(options::trustedCertificates);
        return options.build();
    }

    private static TlsMode tls(Mail.Tls tls) {
        return switch (tls) {
            case STARTTLS -> TlsMode.STARTTLS_REQUIRED;
            case IMPLICIT -> TlsMode.IMPLICIT;
            case NONE -> TlsMode.NONE;
        };
    }
}
