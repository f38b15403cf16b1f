package dev.arbflow.embedded;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a broker listens for clients, and what it asks of them.
 *
 * @param address {@code host:port} for clients
 * @param own {@code host:port} for the broker itself where clients have to log in; empty otherwise
 * @param certificate what is shown to clients; empty without encryption
 * @param user who may log in; empty if nobody has to
 */
record KafkaListener(
        String address,
        Optional<String> own,
        Optional<ThrowawayCertificate> certificate,
        Optional<User> user) {

    private static final String CLIENTS = "CLIENTS";
    private static final String OWN = "OWN";
    private static final String MECHANISM = "SCRAM-SHA-512";

    /** Somebody who may log in. */
    record User(String name, String password) {}

    /** Takes everybody, in the clear. */
    static KafkaListener open(String address) {
        return new KafkaListener(address, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Takes one user, encrypted. */
    static KafkaListener withLogin(
            String address, String own, ThrowawayCertificate certificate, User user) {
        return new KafkaListener(
                address, Optional.of(own), Optional.of(certificate), Optional.of(user));
    }

    /** The user as the broker's storage wants it. */
    List<String> scramArguments() {
        return user.map(
                        who ->
                                "%s=[name=%s,password=%s]"
                                        .formatted(MECHANISM, who.name(), who.password()))
                .map(List::of)
                .orElseGet(List::of);
    }

    /** The broker's settings, beside a controller that listens without protection. */
    Map<String, String> settings(String controllerName, String controller) {
        Map<String, String> settings = new LinkedHashMap<>();
        StringBuilder listeners = new StringBuilder(CLIENTS + "://" + address);
        StringBuilder protocols = new StringBuilder(CLIENTS + ":");
        protocols.append(certificate.isPresent() ? "SASL_SSL" : "PLAINTEXT");
        own.ifPresent(
                mine -> {
                    listeners.append("," + OWN + "://").append(mine);
                    protocols.append("," + OWN + ":PLAINTEXT");
                });
        listeners.append(',').append(controllerName).append("://").append(controller);
        protocols.append(',').append(controllerName).append(":PLAINTEXT");
        settings.put("listeners", listeners.toString());
        settings.put("listener.security.protocol.map", protocols.toString());
        settings.put("inter.broker.listener.name", own.isPresent() ? OWN : CLIENTS);
        certificate.ifPresent(shown -> protect(shown, settings));
        return settings;
    }

    private static void protect(ThrowawayCertificate shown, Map<String, String> settings) {
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.certificate.chain", shown.certificatePem());
        settings.put("ssl.keystore.key", shown.keyPem());
    }
}
