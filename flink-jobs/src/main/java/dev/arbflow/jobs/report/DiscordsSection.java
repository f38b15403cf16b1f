package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** The moments that were least like any before, those unlike most first. */
final class DiscordsSection {
    private static final int SHOWN = 20;

    private DiscordsSection() {}

    static ObjectNode of(List<DiscordRow> discords) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("all", discords.size());
        ArrayNode rows = json.putArray("rows");
        discords.stream()
                .sorted(
                        Comparator.comparingDouble(DiscordRow::correlation)
                                .thenComparingLong(DiscordRow::endUs)
                                .thenComparing(DiscordRow::listing))
                .limit(SHOWN)
                .forEach(
                        discord ->
                                rows.addObject()
                                        .put("listing", discord.listing())
                                        .put("endMs", discord.endUs() / 1_000)
                                        .put("nearest", discord.nearestListing())
                                        .put("nearestMs", discord.nearestEndUs() / 1_000)
                                        .put("correlation", discord.correlation())
                                        .put("moments", discord.moments())
                                        .put("asFar", discord.asFar()));
        return json;
    }
}
