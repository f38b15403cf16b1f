package dev.arbflow.embedded.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private static final Path UNUSED = Path.of("unused");

    @Test
    void usesTheServersThatTheEnvironmentNamesWithNamesOfItsOwn() throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        Map.of("KAFKA_BROKER", "kafka:9092", "MONGO_URI", "mongodb://u:hush@m"));

        assertThat(endpoints.kafka(UNUSED).bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(endpoints.kafka(UNUSED).topicPrefix())
                .startsWith("arbflow-test-")
                .isNotEqualTo(endpoints.kafka(UNUSED).topicPrefix());
        assertThat(endpoints.mongo(UNUSED).uri()).isEqualTo("mongodb://u:hush@m");
        assertThat(endpoints.mongo(UNUSED).database())
                .startsWith("arbflow-test-")
                .isNotEqualTo(endpoints.mongo(UNUSED).database());
        assertThat(endpoints.mongo(UNUSED).toString()).doesNotContain("hush");
    }

    @Test
    void aMailServerIsNamedByTheSettingsOfTheJobs() throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        Map.of(
                                "SMTP_SERVER", "mail.example",
                                "SMTP_PORT", "2525",
                                "SMTP_TLS", "implicit",
                                "SMTP_USER", "me",
                                "SMTP_PASS", "hush",
                                "TLS_CA_FILE", "ca.pem",
                                "ALERT_FROM", "a@example.org",
                                "ALERT_TO", "b@example.org,c@example.org"));

        try (MailServer mail = endpoints.mail()) {
            assertThat(mail.host()).isEqualTo("mail.example");
            assertThat(mail.port()).isEqualTo(2525);
            assertThat(mail.tls()).isEqualTo("implicit");
            assertThat(mail.login()).hasValue(new MailServer.Login("me", "hush"));
            assertThat(mail.caFile()).hasValue(Path.of("ca.pem"));
            assertThat(mail.from()).isEqualTo("a@example.org");
            assertThat(mail.to()).isEqualTo(List.of("b@example.org", "c@example.org"));
            assertThat(mail.toString()).doesNotContain("hush");
        }
    }

    @Test
    void aMailServerAloneIsSpokenToAsTheJobsWould() throws Exception {
        Map<String, String> environment = Map.of("SMTP_SERVER", "mail.example", "SMTP_USER", "");

        try (MailServer mail = new Endpoints(environment).mail()) {
            assertThat(mail.port()).isEqualTo(587);
            assertThat(mail.tls()).isEqualTo("starttls");
            assertThat(mail.login()).isEmpty();
            assertThat(mail.to()).containsExactly(mail.from());
        }
    }

    @Test
    void blanksAndCaseInSettingsDoNotMatter() throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        Map.of(
                                "KAFKA_BROKER", " kafka:9092 ",
                                "SMTP_SERVER", " mail.example",
                                "SMTP_PORT", " ",
                                "SMTP_TLS", " Implicit ",
                                "TLS_CA_FILE", "",
                                "ALERT_TO", "b@example.org, c@example.org,"));

        assertThat(endpoints.kafka(UNUSED).bootstrapServers()).isEqualTo("kafka:9092");
        try (MailServer mail = endpoints.mail()) {
            assertThat(mail.host()).isEqualTo("mail.example");
            assertThat(mail.port()).isEqualTo(587);
            assertThat(mail.tls()).isEqualTo("implicit");
            assertThat(mail.caFile()).isEmpty();
            assertThat(mail.to()).containsExactly("b@example.org", "c@example.org");
        }
    }

    @Test
    void anInfluxUrlAloneIsNotEnough() {
        Endpoints endpoints =
                new Endpoints(Map.of("INFLUX_URL", "http://influx:8086", "INFLUX_TOKEN", "secret"));
        assertThatThrownBy(() -> endpoints.influx(UNUSED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("INFLUX_URL is set, so INFLUX_ORG must be set too");
    }
}
