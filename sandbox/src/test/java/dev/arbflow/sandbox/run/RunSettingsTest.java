package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.Environment;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunSettingsTest {
    private static final Map<String, String> A_REAL_STORE =
            Map.of("MONGO_URI", "mongodb://me:hidden@stores.example:27017", "MONGO_DB", "prices");

    @Test
    void everyPartIsEmbeddedWhereNothingIsGiven() {
        RunSettings settings = settings(Map.of(), Map.of());

        assertThat(settings.own()).containsExactly(Part.values());
        assertThat(settings.read().kafka().partitions()).isOne();
        assertThat(settings.read().stores().mail().to()).containsExactly("you@localhost");
    }

    @Test
    void whatIsGivenIsUsedInsteadOfTheEmbeddedPart() {
        RunSettings settings =
                settings(
                        Map.of("KAFKA_BROKER", "broker.example:9092"),
                        Map.of(
                                "SMTP_SERVER",
                                "mail.example",
                                "ALERT_FROM",
                                "a@b",
                                "ALERT_TO",
                                "c@d"));

        PipelineConfig config = settings.read();
        assertThat(settings.own()).containsExactly(Part.MONGO, Part.INFLUX);
        assertThat(config.kafka().brokers()).isEqualTo("broker.example:9092");
        assertThat(config.kafka().partitions()).as("of topics that may be there").isEqualTo(4);
        assertThat(config.stores().mail().server()).isEqualTo("mail.example");
        assertThat(config.stores().mail().to()).containsExactly("c@d");
        assertThat(settings.origin(Part.KAFKA)).hasValue("KAFKA_BROKER from the environment");
        assertThat(settings.origin(Part.MAIL)).hasValue("SMTP_SERVER from .env");
        assertThat(settings.origin(Part.MONGO)).isEmpty();
    }

    @Test
    void anArgumentWinsOverTheEnvironmentAndThatOverTheFile() {
        RunSettings settings =
                new RunSettings(
                        List.of("--kafka-broker", "argument:1"),
                        new Environment(
                                Map.of("KAFKA_BROKER", "variable:1", "MONGO_URI", "mongodb://v"),
                                Map.of("KAFKA_BROKER", "file:1", "MONGO_URI", "mongodb://f")));

        assertThat(settings.read().kafka().brokers()).isEqualTo("argument:1");
        assertThat(settings.origin(Part.KAFKA)).hasValue("--kafka-broker");
        assertThat(settings.read().stores().mongo().uri().reveal()).isEqualTo("mongodb://v");
    }

    @Test
    void anEmptyVariableIsNotGiven() {
        RunSettings settings = settings(Map.of("MONGO_URI", " "), Map.of("PSEUDONYM_KEY", ""));

        assertThat(settings.own()).contains(Part.MONGO);
        assertThat(settings.read().privacy()).isNotNull();
        assertThat(settings.keyOrigin()).isEqualTo("made for this run");
    }

    @Test
    void theGivenKeyIsUsedAndOnlyItsOriginIsSaid() {
        RunSettings settings =
                settings(Map.of(), Map.of("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52"));

        assertThat(settings.read().privacy().masterKey().reveal())
                .isEqualTo("6f1d0c94a7b35e28f0937ac1d46e8b52");
        assertThat(settings.keyOrigin()).isEqualTo("PSEUDONYM_KEY from .env");
    }

    @Test
    void saysWhatOfTheFileAnEmbeddedPartCannotUse() {
        RunSettings settings =
                settings(
                        Map.of("SMTP_USER", "me"),
                        Map.of("INFLUX_TOKEN", "throw-away", "SMTP_PASS", "hidden"));

        assertThat(settings.read().stores().mail().login()).isEmpty();
        assertThat(settings.unused()).containsExactly("INFLUX_TOKEN", "SMTP_PASS", "SMTP_USER");
    }

    @Test
    void saysWhatTheSimulatedVenuesReplace() {
        RunSettings settings = settings(Map.of("MARKETS", "BTC/EUR"), Map.of());

        settings.replace(Map.of("MARKETS", "BTC/USD", "VENUES", "KRAKEN"));

        assertThat(settings.read().venues().subscriptions().get(0).listings()).hasSize(1);
        assertThat(settings.unused()).containsExactly("MARKETS");
    }

    @Test
    void anArgumentThatAnEmbeddedPartCannotUseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunSettings(List.of("--smtp-port", "25"), Environment.NONE))
                .withMessage("--smtp-port is about SMTP_SERVER, which is not given");
    }

    @Test
    void aGivenMailServerWithoutReceiversIsOneClearLine() {
        Assertions.assertThatExceptionOfType(ConfigError.class)
                .isThrownBy(() -> settings(Map.of("SMTP_SERVER", "mail.example"), Map.of()).read())
                .withMessageContaining("ALERT_FROM is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_BROKER, broker:1,       KAFKA_TOPIC_PREFIX",
        "MONGO_URI,    mongodb://host, MONGO_DB",
        "INFLUX_URL,   http://host,    INFLUX_BUCKET",
    })
    void dataThatIsNotLiveGoesIntoAGivenStoreOnlyUnderANameThatSaysSo(
            String setting, String address, String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> settings(Map.of(setting, address), Map.of()).keepApart("simulated"))
                .withMessage(
                        "%s is given, and simulated data must not mix with what is there: let %s"
                                + " contain 'simulated', or leave %1$s out",
                        setting, name);
        settings(Map.of(setting, address, name, "Simulated-1"), Map.of()).keepApart("simulated");
        settings(Map.of(setting, address), Map.of()).keepApart("live");
    }

    @Test
    void aRefusalNamesNoAddressAndNoPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(A_REAL_STORE, Map.of()).keepApart("recorded"))
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .contains("recorded")
                                        .doesNotContain("hidden", "stores.example"));
    }

    private static RunSettings settings(Map<String, String> variables, Map<String, String> file) {
        return new RunSettings(List.of(), new Environment(variables, file));
    }
}
