package dev.arbflow.jobs.io.mongo.read;

import static dev.arbflow.jobs.io.mongo.read.DocumentFields.number;
import static dev.arbflow.jobs.io.mongo.read.DocumentFields.text;
import static dev.arbflow.jobs.io.mongo.read.DocumentFields.whole;

import dev.arbflow.jobs.report.EpisodeRow;
import dev.arbflow.jobs.report.FollowUpRow;
import dev.arbflow.jobs.report.PaperRow;
import dev.arbflow.jobs.report.RefusalRow;
import dev.arbflow.jobs.report.SuspectRow;
import dev.arbflow.jobs.report.WindowRow;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import java.util.stream.Collectors;
import org.bson.BsonDocument;

/** Reads what {@code Documents} write of episodes and what became of them, for the report. */
final class DeskDocuments {
    private DeskDocuments() {}

    static EpisodeRow episode(BsonDocument document) {
        BsonDocument state = document.getDocument("state");
        BsonDocument net = state.getDocument("net");
        return new EpisodeRow(
                text(document, "route"),
                whole(document, "openedUs"),
                number(state, "lifetimeMs"),
                (whole(state, "lastUs") - whole(state, "detectedUs")) / 1e3,
                isUnseen(state),
                state.isNull("closeReason") ? EpisodeRow.OPEN : text(state, "closeReason"),
                number(net, "meanBps"),
                number(net, "peakBps"),
                state.getDocument("peak").getDecimal128("profit").doubleValue(),
                cluster(document, "buy"),
                cluster(document, "sell"),
                looksLike(document));
    }

    /** For example {@code KRAKEN QUOTE FLICKER}; PatternJob adds it, where there was something. */
    private static String looksLike(BsonDocument episode) {
        return episode.isArray("looksLike")
                ? episode.getArray("looksLike").stream()
                        .map(mark -> mark.asString().getValue().replace('_', ' '))
                        .collect(Collectors.joining(", "))
                : "";
    }

    /** PatternJob adds it, if it runs and knows. */
    private static int cluster(BsonDocument episode, String leg) {
        BsonDocument patterns = part(episode, "patterns");
        BsonDocument mark = part(patterns, leg);
        return mark.isNumber("cluster") ? (int) whole(mark, "cluster") : WindowRow.UNKNOWN;
    }

    /** Empty if there is none. */
    private static BsonDocument part(BsonDocument document, String field) {
        return document.isDocument(field) ? document.getDocument(field) : new BsonDocument();
    }

    /** Of what was written before that was known, it is not. */
    private static boolean isUnseen(BsonDocument state) {
        return state.isDocument("piece")
                && text(state.getDocument("piece"), "onset").equals(Episode.Onset.UNSEEN.name());
    }

    static FollowUpRow followUp(BsonDocument document) {
        int horizons = FollowUp.HORIZONS_MS.size();
        double[] shares = new double[horizons];
        boolean[] exhausted = new boolean[horizons];
        for (int i = 0; i < horizons; i++) {
            BsonDocument look = document.getDocument("after" + FollowUp.HORIZONS_MS.get(i) + "Ms");
            shares[i] = number(look, "share");
            exhausted[i] = look.getBoolean("exhausted").getValue();
        }
        return new FollowUpRow(
                text(document, "route"), whole(document, "toldUs"), shares, exhausted);
    }

    static PaperRow paper(BsonDocument document) {
        BsonDocument state = document.getDocument("state");
        BsonDocument missed = state.getDocument("missed");
        return new PaperRow(
                text(document, "day"),
                text(document, "currency"),
                whole(document, "dayUs"),
                whole(state, "asOfUs"),
                number(state, "net"),
                number(state, "profit"),
                number(state, "offeredProfit"),
                number(state, "fees"),
                number(state, "turnover"),
                number(state, "rebalancingCost"),
                number(state, "meanLatencyMs"),
                number(state, "inventoryValue"),
                new PaperRow.Counts(
                        whole(state, "offered"),
                        whole(state, "trades"),
                        whole(missed, "tooLate"),
                        whole(missed, "unknown"),
                        whole(missed, "gone"),
                        whole(missed, "taken"),
                        whole(missed, "tooSmall"),
                        whole(missed, "noInventory"),
                        whole(state, "transfers")));
    }

    static SuspectRow suspect(BsonDocument document) {
        return new SuspectRow(
                text(document, "venue") + '|' + text(document, "market"),
                text(document, "kind"),
                document.isString("side") ? text(document, "side") : "",
                whole(document, "startUs"),
                whole(document, "endUs"),
                whole(document, "signals"),
                number(document, "peak"),
                number(document, "quantity"));
    }

    static RefusalRow refusal(BsonDocument document) {
        return new RefusalRow(
                text(document, "route"),
                text(document, "reason"),
                whole(document, "minuteUs"),
                whole(document, "samples"),
                whole(document, "candidates"));
    }
}
