package dev.arbflow.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An InfluxDB 2 that somebody else runs, read with InfluxQL.
 *
 * @param bucket also the name of its InfluxQL database, as InfluxDB 2 maps it by itself
 * @see <a href="https://docs.influxdata.com/influxdb/v2/api/v1-compatibility/">v1 compatibility</a>
 */
record RemoteInflux(String url, String token, String org, String bucket) implements InfluxStore {

    /** InfluxDB makes measurements by writing to them. */
    @Override
    public void createTable(String measurement, List<String> tags, Map<String, FieldType> fields) {}

    @Override
    public List<Map<String, Object>> rows(String measurement) throws IOException {
        JsonNode answer =
                new JsonQuery(url + "/query", "Token " + token)
                        .get(
                                Map.of(
                                        "db",
                                        bucket,
                                        "epoch",
                                        "ns",
                                        "q",
                                        "SELECT * FROM \"" + measurement + "\""));
        JsonNode series = answer.at("/results/0/series/0");
        List<String> columns = new ArrayList<>();
        series.path("columns").forEach(column -> columns.add(column.asText()));
        return JsonQuery.rows(columns, series.path("values"));
    }

    @Override
    public String toString() {
        return "InfluxDB at " + url + ", org " + org + ", bucket " + bucket;
    }
}
