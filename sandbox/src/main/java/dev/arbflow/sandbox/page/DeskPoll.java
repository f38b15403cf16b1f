package dev.arbflow.sandbox.page;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.sandbox.page.Content.PaperView;
import dev.arbflow.sandbox.page.Content.SuspectView;
import dev.arbflow.sandbox.page.Content.SuspectsView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Asks the document store about the paper account and suspect activity. */
final class DeskPoll {
    /** As many of the newest as are shown. */
    private static final int SUSPECTS = 30;

    private static final long HOUR_US = 3_600_000_000L;

    private final MongoCollection<Document> days;
    private final MongoCollection<Document> suspects;
    private final MongoCollection<Document> episodes;

    DeskPoll(MongoDatabase database) {
        days = database.getCollection(Documents.PAPER.collection());
        suspects = database.getCollection(Documents.SUSPECT.collection());
        episodes = database.getCollection(Documents.EPISODE.collection());
    }

    /**
     * @param eventUs how far event time has come
     * @param shown ids of the episodes of which marks are wanted
     */
    DeskFigures ask(long eventUs, Collection<String> shown) {
        Bson lastHour = Filters.gt("endUs", eventUs - HOUR_US);
        List<SuspectView> newest = new ArrayList<>();
        for (Document each :
                suspects.find(lastHour).sort(Sorts.descending("endUs")).limit(SUSPECTS)) {
            newest.add(suspect(each));
        }
        return new DeskFigures(
                paper(), new SuspectsView(suspects.countDocuments(lastHour), newest), marks(shown));
    }

    private List<PaperView> paper() {
        Document newest = days.find().sort(Sorts.descending("dayUs")).first();
        List<PaperView> views = new ArrayList<>();
        if (newest != null) {
            for (Document day :
                    days.find(Filters.eq("dayUs", newest.getLong("dayUs")))
                            .sort(Sorts.ascending("currency"))) {
                views.add(paper(day));
            }
        }
        return views;
    }

    private static PaperView paper(Document day) {
        Document state = day.get("state", Document.class);
        Map<String, Long> missed = new LinkedHashMap<>();
        state.get("missed", Document.class)
                .forEach((why, count) -> missed.put(why, ((Number) count).longValue()));
        return new PaperView(
                day.getString("day"),
                day.getString("currency"),
                number(state, "net"),
                number(state, "profit"),
                number(state, "offeredProfit"),
                number(state, "fees"),
                number(state, "rebalancingCost"),
                number(state, "inventoryValue"),
                number(state, "meanLatencyMs"),
                ((Number) state.get("offered")).longValue(),
                ((Number) state.get("trades")).longValue(),
                missed);
    }

    private static SuspectView suspect(Document stretch) {
        return new SuspectView(
                stretch.getString("_id"),
                stretch.getString("venue"),
                stretch.getString("market"),
                stretch.getString("kind"),
                stretch.getString("side"),
                stretch.getLong("startUs") / 1_000,
                stretch.getLong("endUs") / 1_000,
                ((Number) stretch.get("signals")).longValue(),
                number(stretch, "peak"),
                number(stretch, "quantity"));
    }

    /** PatternJob adds them to the documents some time after the end. */
    private Map<String, List<String>> marks(Collection<String> shown) {
        Map<String, List<String>> marks = new HashMap<>();
        Bson marked = Filters.and(Filters.in("_id", shown), Filters.exists("looksLike"));
        for (Document episode :
                episodes.find(marked).projection(Projections.include("looksLike"))) {
            marks.put(
                    episode.getString("_id"),
                    List.copyOf(episode.getList("looksLike", String.class)));
        }
        return marks;
    }

    /** Null where the writer had none. */
    private static Double number(Document document, String field) {
        return document.get(field) instanceof Number number ? (Double) number.doubleValue() : null;
    }
}
