package dev.arbflow.sandbox.run;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.Measurement;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the real stores what they hold. */
final class StoreCounts {
    private final Servers servers;
    private final PipelineConfig config;

    StoreCounts(Servers servers, PipelineConfig config) {
        this.servers = servers;
        this.config = config;
    }

    /** Documents by collection. */
    Map<String, Long> mongo() {
        Map<String, Long> documents = new LinkedHashMap<>();
        try (MongoClient client = MongoClients.create(servers.mongo().uri())) {
            var database = client.getDatabase(config.stores().mongo().database());
            for (String collection : List.of("episodes", "refusals", "trades")) {
                documents.put(collection, database.getCollection(collection).countDocuments());
            }
        }
        return documents;
    }

    /** Points by measurement. */
    Map<String, Long> influx() throws IOException {
        Map<String, Long> points = new LinkedHashMap<>();
        for (Measurement measurement : Measurement.values()) {
            String table = measurement.code();
            servers.influx().awaitApplied(table);
            points.put(table, number("select count() n from \"" + table + '"').longValue());
        }
        return points;
    }

    /** Distinct mails in the mailbox. */
    long mails() {
        return servers.mail().received().stream().map(ReceivedMail::messageId).distinct().count();
    }

    /** Mails in the mailbox that had come before. */
    long repeatedMails() {
        return servers.mail().received().size() - mails();
    }

    private Number number(String query) throws IOException {
        return (Number) servers.influx().query(query).get(0).get("n");
    }
}
