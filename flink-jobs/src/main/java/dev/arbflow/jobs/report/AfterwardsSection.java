package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.SurvivalCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether edges were still there after they were told: by market, and by route. */
final class AfterwardsSection {
    private static final double US_PER_MS = 1_000;

    /** Points of a drawn curve, so that the page does not grow with the period. */
    private static final int DRAWN = 200;

    private AfterwardsSection() {}

    static ObjectNode of(List<AfterwardsRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode horizons = json.putArray("horizonsMs");
        FollowUp.HORIZONS_MS.forEach(horizons::add);
        ArrayNode markets = json.putArray("markets");
        by(AfterwardsRow::market, rows)
                .forEach((market, of) -> draw(put(markets, market, of), curve(of)));
        ArrayNode routes = json.putArray("routes");
        by(AfterwardsRow::route, rows).forEach((route, of) -> put(routes, route, of));
        return json;
    }

    private static Map<String, List<AfterwardsRow>> by(
            Function<AfterwardsRow, String> name, List<AfterwardsRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
    }

    private static ObjectNode put(ArrayNode to, String name, List<AfterwardsRow> rows) {
        List<AfterwardsRow> followed = rows.stream().filter(AfterwardsRow::isFollowUp).toList();
        ObjectNode json = to.addObject().put("name", name).put("followed", followed.size());
        ArrayNode looks = json.putArray("looks");
        for (int horizon = 0; horizon < FollowUp.HORIZONS_MS.size(); horizon++) {
            look(looks.addObject(), followed, horizon);
        }
        SurvivalCurve curve = curve(rows);
        SurvivalCurve.Median median = curve.median();
        json.put("episodes", curve.count()).put("cutOff", curve.censored());
        json.put("unseen", rows.stream().filter(AfterwardsRow::unseen).count());
        return json.put("medianMs", ms(median.us()))
                .put("lowMs", ms(median.lowUs()))
                .put("highMs", ms(median.highUs()));
    }

    private static void look(ObjectNode json, List<AfterwardsRow> followed, int horizon) {
        double[] known =
                followed.stream()
                        .mapToDouble(row -> row.shares()[horizon])
                        .filter(Double::isFinite)
                        .toArray();
        json.put("known", known.length).put("censored", followed.size() - known.length);
        json.put("atLeast", followed.stream().anyMatch(row -> row.exhausted()[horizon]));
        if (known.length == 0) {
            json.putNull("share");
        } else {
            json.put("share", Arrays.stream(known).sum() / known.length);
        }
    }

    /**
     * Of those that were seen to begin: who looks at any moment meets the long-lived ones more
     * often, so that those found standing would make edges look longer than they are.
     */
    private static SurvivalCurve curve(List<AfterwardsRow> rows) {
        return SurvivalCurve.of(
                rows.stream()
                        .filter(row -> !row.isFollowUp() && !row.unseen())
                        .map(
                                row ->
                                        new SurvivalCurve.Lifetime(
                                                Math.round(row.stoodMs() * US_PER_MS), row.ended()))
                        .toList());
    }

    private static void draw(ObjectNode json, SurvivalCurve curve) {
        ArrayNode points = json.putArray("curve");
        List<SurvivalCurve.Step> steps = curve.steps();
        int every = Math.max(1, (steps.size() + DRAWN - 1) / DRAWN);
        for (int i = 0; i < steps.size(); i++) {
            if (i % every == 0 || i == steps.size() - 1) {
                point(points, steps.get(i).us(), curve);
            }
        }
        if (!steps.isEmpty() && curve.lastUs() > steps.get(steps.size() - 1).us()) {
            point(points, curve.lastUs(), curve); // so long some were in sight
        }
    }

    private static void point(ArrayNode points, long us, SurvivalCurve curve) {
        points.addArray().add(us / US_PER_MS).add(curve.surviving(us));
    }

    /** Null where it is not reached, which the page says. */
    private static Double ms(Long us) {
        return us == null ? null : (Double) (us / US_PER_MS);
    }
}
