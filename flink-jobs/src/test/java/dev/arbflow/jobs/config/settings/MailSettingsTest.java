package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Mail;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No password leaves over a connection that anybody can read, unless somebody wants it to. */
class MailSettingsTest {
    private static final Map<String, String> REQUIRED =
            Map.of(
                    "KAFKA_BROKER", "localhost:9092",
                    "MONGO_URI", "mongodb://localhost:27017",
                    "INFLUX_URL", "http://localhost:8086",
                    "INFLUX_TOKEN", "hidden",
                    "SMTP_SERVER", "mail.example",
                    "ALERT_FROM", "arbflow@example.org",
                    "ALERT_TO", "desk@example.org",
                    "PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");

    private static final Map<String, String> LOGIN =
            Map.of("SMTP_USER", "desk", "SMTP_PASS", "hidden");

    @Test
    void aLoginOverAnUnprotectedConnectionIsRefused() {
        assertThatThrownBy(() -> mail(LOGIN, Map.of("SMTP_TLS", "none")))
                .isInstanceOf(ConfigError.class)
                .hasMessageStartingWith("SMTP_USER is set, but SMTP_TLS is none")
                .hasMessageEndingWith("or set SMTP_UNPROTECTED_LOGIN=allowed");
    }

    @Test
    void unlessItIsAllowedByName() {
        Mail mail = mail(LOGIN, Map.of("SMTP_TLS", "none", "SMTP_UNPROTECTED_LOGIN", "allowed"));

        assertThat(mail.login()).map(Mail.Login::user).contains("desk");
        assertThat(mail.tls()).isEqualTo(Mail.Tls.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "implicit"})
    void aProtectedConnectionNeedsNoLeave(String tls) {
        assertThat(mail(LOGIN, Map.of("SMTP_TLS", tls)).login()).isPresent();
    }

    @Test
    void aMailServerWithoutLoginNeedsNoProtection() {
        assertThat(mail(Map.of(), Map.of("SMTP_TLS", "none")).login()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ALERT_TO, desk..a@example.org",
        "ALERT_TO, 'boss@example.org,desk..a@example.org'",
        "ALERT_TO, 'desk@example.org,desk@Example.org'", // one receiver twice
        "ALERT_FROM, .arbflow@example.org"
    })
    void anAddressThatTheSinkRefusesIsRefusedWhenItIsRead(String setting, String text) {
        assertThatThrownBy(() -> mail(Map.of(), Map.of(setting, text)))
                .isInstanceOf(ConfigError.class)
                .hasMessageStartingWith(setting);
    }

    @Test
    void receiversAreComparedWithTheirDomainInAnyCase() {
        assertThat(mail(Map.of(), Map.of("ALERT_TO", "Desk@Example.ORG")).to())
                .containsExactly("Desk@example.org");
    }

    private static Mail mail(Map<String, String> login, Map<String, String> others) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.putAll(login);
        environment.putAll(others);
        return new ConfigReader(new String[0], environment).pipeline().stores().mail();
    }
}
