package dev.arbflow.sandbox.prove;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.sandbox.prove.VenueLog.Span;
import dev.arbflow.sandbox.truth.ClaimedEpisode;
import dev.arbflow.sandbox.truth.KnownTruth;
import dev.arbflow.sandbox.truth.TruthFile;
import dev.arbflow.sandbox.truth.Verdict;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/**
 * Compares the episodes in MongoDB with what the simulated venues know to be true.
 *
 * <pre>
 * CheckEpisodes FOLDER OUTAGES
 * </pre>
 *
 * <p>OUTAGES is as for {@link CheckTrades}. What was true stands in truth.tsv of the folder, which
 * the venues leave when they end. What reaches into an outage need not be found, and what stood
 * open may stay open in it, but nothing may be opened that was not there.
 */
public final class CheckEpisodes {
    /** What is on its way goes down with the process. */
    private static final long IN_FLIGHT_US = 1_000_000;

    private CheckEpisodes() {}

    /**
     * Prints what was found, and a line for each wrong or missing episode; the exit status is 1 if
     * there is one.
     *
     * @param args a folder of {@code scripts/servers.sh} and the file of outages
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(args[0]);
        KnownTruth truth = TruthFile.read(folder.resolve("truth.tsv"));
        List<Span> outages = CheckTrades.outages(Path.of(args[1]));
        List<ClaimedEpisode> claims = read(new Stores(folder).setting("MONGO_URI"));
        Runtime.getRuntime().halt(judge(claims, truth, outages, out) ? 0 : 1);
    }

    static boolean judge(
            List<ClaimedEpisode> claims, KnownTruth truth, List<Span> outages, PrintStream out) {
        KnownTruth fair = truth;
        for (Span outage : outages) {
            fair = fair.withClientAway(outage.fromUs() - IN_FLIGHT_US, outage.toUs());
        }
        int demanded = truth.judge(List.of()).injected();
        Verdict verdict = fair.judge(claims);
        out.printf(
                Locale.ROOT,
                "%d of %d demanded episodes found, %d more reach into an outage of ingest; "
                        + "%d episodes, %d wrong%n",
                verdict.detected(),
                verdict.injected(),
                demanded - verdict.injected(),
                claims.size(),
                verdict.forbidden().size());
        verdict.missed().forEach(line -> out.println("missed: " + line));
        verdict.forbidden().forEach(line -> out.println("wrong: " + line));
        return verdict.injected() > 0
                && verdict.missed().isEmpty()
                && verdict.forbidden().isEmpty();
    }

    private static List<ClaimedEpisode> read(String uri) {
        List<ClaimedEpisode> claims = new ArrayList<>();
        try (MongoClient client = MongoClients.create(uri)) {
            for (Document episode :
                    client.getDatabase("arbflow").getCollection("episodes").find()) {
                Document state = episode.get("state", Document.class);
                String reason = state.getString("closeReason");
                claims.add(
                        new ClaimedEpisode(
                                routeOf(episode.getString("_id")),
                                episode.getLong("openedUs"),
                                state.getLong("detectedUs"),
                                state.getLong("lastUs"),
                                reason == null ? null : CloseReason.valueOf(reason)));
            }
        }
        return claims;
    }

    /** An episode's id is its route, an at sign and a number. */
    private static Route routeOf(String id) {
        return Route.parse(id.substring(0, id.indexOf('@')));
    }
}
