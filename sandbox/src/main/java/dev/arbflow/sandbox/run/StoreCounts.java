package dev.arbflow.sandbox.run;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.influx.Measurement;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.sandbox.truth.seen.HintCheck;
import dev.arbflow.sandbox.truth.seen.MailCheck;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks the real stores what they hold; a given store of series is not counted. */
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
        Mongo mongo = config.stores().mongo();
        try (MongoClient client = MongoClients.create(mongo.uri().reveal())) {
            var database = client.getDatabase(mongo.database());
            for (String collection : List.of("episodes", "refusals", "candidates", "trades")) {
                documents.put(collection, database.getCollection(collection).countDocuments());
            }
        }
        return documents;
    }

    /**
     * Candidates by outcome.
     *
     * @param telling whose contents tell of this run; without the document store nothing is counted
     */
    Map<String, Long> candidates(Set<Part> telling) {
        Map<String, Long> outcomes = new TreeMap<>();
        if (!telling.contains(Part.MONGO)) {
            return outcomes;
        }
        Mongo mongo = config.stores().mongo();
        try (MongoClient client = MongoClients.create(mongo.uri().reveal())) {
            var candidates = client.getDatabase(mongo.database()).getCollection("candidates");
            for (Outcome outcome : Outcome.values()) {
                long count = candidates.countDocuments(Filters.eq("state.outcome", outcome.name()));
                if (count > 0) {
                    outcomes.put(outcome.name(), count);
                }
            }
        }
        return outcomes;
    }

    /** Points by measurement; empty if the store is given. */
    Map<String, Long> influx() throws IOException {
        Map<String, Long> points = new LinkedHashMap<>();
        if (servers.influx().isPresent()) {
            EmbeddedInflux influx = servers.influx().get();
            for (Measurement measurement : Measurement.values()) {
                points.put(measurement.code(), count(influx, measurement.code()));
            }
        }
        return points;
    }

    private static long count(EmbeddedInflux influx, String table) throws IOException {
        influx.awaitApplied(table);
        Object count = influx.query("select count() n from \"" + table + '"').get(0).get("n");
        return ((Number) count).longValue();
    }

    /**
     * Whose contents at the end tell what a run has stored, asked at its beginning.
     *
     * @param fresh whether the run's own servers begin without data
     */
    Set<Part> tellingOfTheRun(boolean fresh) {
        Set<Part> telling = EnumSet.noneOf(Part.class);
        if (mongo().values().stream().allMatch(count -> count == 0)) {
            telling.add(Part.MONGO);
        }
        if (fresh && servers.influx().isPresent()) {
            telling.add(Part.INFLUX);
        }
        if (servers.mail().isPresent()) {
            telling.add(Part.MAIL);
        }
        return telling;
    }

    /** Distinct mails in the mailbox; null if that is not ours to read. */
    Long mails() {
        return servers.mail().map(StoreCounts::distinct).orElse(null);
    }

    /** Those of them that tell of trades only; null likewise. */
    Long indicativeMails() {
        return servers.mail()
                .map(
                        mail ->
                                mail.received().stream()
                                        .filter(each -> each.subject().contains("] INDICATIVE"))
                                        .map(ReceivedMail::messageId)
                                        .distinct()
                                        .count())
                .orElse(null);
    }

    /** What those of them say that cannot be right; nothing of a mailbox that is not ours. */
    List<String> wrongHints() {
        return HintCheck.complaints(
                servers.mail().stream()
                        .flatMap(mail -> mail.received().stream())
                        .map(each -> new MailCheck.Mail(each.subject(), each.plainText()))
                        .toList());
    }

    /** Mails in the mailbox that had come before. */
    long repeatedMails() {
        return servers.mail().map(mail -> mail.received().size() - distinct(mail)).orElse(0L);
    }

    private static long distinct(EmbeddedMail mail) {
        return mail.received().stream().map(ReceivedMail::messageId).distinct().count();
    }
}
